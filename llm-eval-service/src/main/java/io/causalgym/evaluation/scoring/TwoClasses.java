package io.causalgym.evaluation.scoring;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.Truth;
import io.causalgym.evaluation.statistics.ClusterBootstrap;
import io.causalgym.evaluation.statistics.SumStatistic;
import java.util.List;

/// Questions of one kind with two classes, of which the first option is the positive one.
///
/// Balanced accuracy is the mean of the shares of positive and of negative questions that were
/// answered right, so that a class that is frequent counts no more. A question without an answer is
/// not right: what that costs is the balanced accuracy of the answered ones less that of all. F1 is
/// `2 TP / (2 TP + FP + FN)` among the answered. Sources: Brodersen et al., "The Balanced Accuracy
/// and Its Posterior Distribution", ICPR 2010 (brodersen2010balanced); van Rijsbergen, "Information
/// Retrieval", 1979, chapter 7 (vanrijsbergen1979information).
final class TwoClasses implements Diagnostic {
  private static final int POSITIVE = 0;
  private static final int NEGATIVE = 3;
  private static final int ASKED = 0;
  private static final int ANSWERED = 1;
  private static final int RIGHT = 2;
  private static final int WIDTH = 6;

  private final Family family;
  private final String part;
  private final WorldSums sums = new WorldSums(WIDTH);

  TwoClasses(Family family, String part) {
    this.family = family;
    this.part = part;
  }

  @Override
  public void add(List<Response> world) {
    double[] row = new double[WIDTH];
    for (Response response : world) {
      if (response.item().family() == family
          && response.item().part().equals(part)
          && response.item().form() instanceof AnswerForm.Choice(var options)
          && response.item().truth() instanceof Truth.Exact(Answer.Choice truth)) {
        int at = truth.option().equals(options.getFirst()) ? POSITIVE : NEGATIVE;
        row[at + ASKED]++;
        if (response.answer().orElse(null) instanceof Answer.Choice said) {
          row[at + ANSWERED]++;
          row[at + RIGHT] += said.option().equals(truth.option()) ? 1 : 0;
        }
      }
    }
    sums.add(row);
  }

  private static double balanced(double[] s, int of) {
    return (s[POSITIVE + RIGHT] / s[POSITIVE + of] + s[NEGATIVE + RIGHT] / s[NEGATIVE + of]) / 2;
  }

  private static double f1(double[] s) {
    double hits = s[POSITIVE + RIGHT];
    double wrong = s[NEGATIVE + ANSWERED] - s[NEGATIVE + RIGHT] + s[POSITIVE + ANSWERED] - hits;
    return 2 * hits / (2 * hits + wrong);
  }

  /// Balanced accuracy of all, and what is lost by questions without an answer.
  List<Diagnosis.Measured> balanced(ClusterBootstrap bootstrap) {
    return sums.measure(
        bootstrap,
        sums.total(POSITIVE + ASKED) + sums.total(NEGATIVE + ASKED),
        s -> balanced(s, ASKED),
        s -> balanced(s, ANSWERED) - balanced(s, ASKED));
  }

  Diagnosis.Measured f1(ClusterBootstrap bootstrap) {
    SumStatistic statistic = TwoClasses::f1;
    long answered = sums.total(POSITIVE + ANSWERED) + sums.total(NEGATIVE + ANSWERED);
    return sums.measure(bootstrap, answered, statistic).getFirst();
  }
}
