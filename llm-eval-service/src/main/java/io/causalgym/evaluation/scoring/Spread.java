package io.causalgym.evaluation.scoring;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import io.causalgym.evaluation.statistics.ClusterBootstrap;
import io.causalgym.evaluation.statistics.VarianceComponents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What makes the stated probabilities of one question differ: its names, its wording, or chance;
/// {@link VarianceComponents} of answers that differ in nothing else.
///
/// Every skin has wordings of its own, so that paraphrases are nested in namings. The variance of
/// paraphrases can be told from that of samples only where a prompt was put several times; both
/// together always can.
final class Spread implements Diagnostic {
  private static final int QUESTIONS = VarianceComponents.COLUMNS;

  private final WorldSums sums = new WorldSums(QUESTIONS + 1);

  @Override
  public void add(List<Response> world) {
    Map<Object, List<Response>> questions = new LinkedHashMap<>();
    for (Response response : world) {
      if (response.item().form() instanceof AnswerForm.Probability
          && response.answer().orElse(null) instanceof Answer.Value) {
        questions.computeIfAbsent(Repeats.key(response), absent -> new ArrayList<>()).add(response);
      }
    }
    double[] row = new double[QUESTIONS + 1];
    for (List<Response> repeats : questions.values()) {
      if (repeats.size() > 1) {
        row[QUESTIONS]++;
        VarianceComponents.add(
            repeats.stream().mapToDouble(Spread::value).toArray(),
            numbered(repeats.stream().map(response -> response.item().skin()).toList()),
            numbered(repeats.stream().map(Spread::wording).toList()),
            row);
      }
    }
    sums.add(row);
  }

  private static double value(Response response) {
    return response.answer().orElseThrow() instanceof Answer.Value(double value)
        ? value
        : Double.NaN;
  }

  /// Every skin has its own.
  private static Object wording(Response response) {
    return List.of(response.item().skin(), response.item().variant());
  }

  private static int[] numbered(List<?> values) {
    return values.stream().mapToInt(values::indexOf).toArray();
  }

  /// Of naming, of paraphrase, of sampling, and of the latter two together.
  List<Diagnosis.Measured> score(ClusterBootstrap bootstrap) {
    return sums.measure(
        bootstrap,
        sums.total(QUESTIONS),
        VarianceComponents.naming(),
        VarianceComponents.paraphrase(),
        VarianceComponents.sampling(),
        VarianceComponents.withinNaming());
  }
}
