package io.causalgym.evaluation.scoring;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import io.causalgym.evaluation.statistics.ClusterBootstrap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How often a choice between two options flips when the question is told in other words, or put
/// again: the share of pairs of answers to one question that differ. It does not grow with the
/// number of answers; a coin has one half.
final class Flips implements Diagnostic {
  private static final int FLIPPED = 0;
  private static final int PAIRS = 1;

  private final WorldSums sums = new WorldSums(2);

  @Override
  public void add(List<Response> world) {
    Map<Object, List<String>> questions = new LinkedHashMap<>();
    for (Response response : world) {
      if (response.item().form() instanceof AnswerForm.Choice(var options)
          && options.size() == 2
          && response.answer().orElse(null) instanceof Answer.Choice choice) {
        // Options that are called otherwise in another skin cannot be compared.
        questions
            .computeIfAbsent(
                Arrays.asList(Repeats.key(response), options), absent -> new ArrayList<>())
            .add(choice.option());
      }
    }
    double[] row = new double[2];
    questions.values().forEach(answers -> pairs(answers, row));
    sums.add(row);
  }

  private static void pairs(List<String> answers, double[] row) {
    for (int one = 0; one < answers.size(); one++) {
      for (int other = 0; other < one; other++) {
        row[FLIPPED] += answers.get(one).equals(answers.get(other)) ? 0 : 1;
        row[PAIRS]++;
      }
    }
  }

  Diagnosis.Measured score(ClusterBootstrap bootstrap) {
    return sums.mean(bootstrap, FLIPPED, PAIRS);
  }
}
