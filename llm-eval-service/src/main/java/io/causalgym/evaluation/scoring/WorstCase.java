package io.causalgym.evaluation.scoring;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.Item;
import io.causalgym.evaluation.item.Strategy;
import io.causalgym.evaluation.statistics.ClusterBootstrap;
import io.causalgym.evaluation.statistics.SumStatistic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The worst case of R: skill in doing when each question counts with the worst of its answers in
/// all names, wordings and samples; beside it that of the mean loss of the same answers. Questions
/// that were answered at least twice; baselines as those of {@link Skills}.
///
/// `1 - sum max_r (a_r - t)^2 / min over baselines b of sum (b - t)^2`
final class WorstCase implements Diagnostic {
  private static final int WORST = 0;
  private static final int MEAN = 1;
  private static final int QUESTIONS = 2;
  private static final int TRUTHS = 3;
  private static final int SQUARES = 4;
  private static final int HALF = 5;
  private static final int ASSOCIATION = 6;
  private static final int PRIOR = 7;
  private static final int WIDTH = 8;

  private final WorldSums sums = new WorldSums(WIDTH);

  @Override
  public void add(List<Response> world) {
    Map<Object, List<Double>> answers = new LinkedHashMap<>();
    Map<Object, Item> items = new LinkedHashMap<>();
    for (Response response : world) {
      Item item = response.item();
      if (item.family() == Family.SEE_DO
          && item.part().equals(Unit.DO)
          && response.answer().orElse(null) instanceof Answer.Value(double value)) {
        Object key = Repeats.key(response);
        items.putIfAbsent(key, item);
        answers.computeIfAbsent(key, absent -> new ArrayList<>()).add(value);
      }
    }
    double[] row = new double[WIDTH];
    items.forEach((key, item) -> question(item, answers.getOrDefault(key, List.of()), row));
    sums.add(row);
  }

  private static void question(Item item, List<Double> answers, double[] row) {
    if (answers.size() < 2) {
      return;
    }
    double t = SeeDo.strategy(item, Strategy.INTERVENTION);
    row[WORST] += answers.stream().mapToDouble(a -> square(a - t)).max().orElse(0);
    row[MEAN] += answers.stream().mapToDouble(a -> square(a - t)).average().orElse(0);
    row[QUESTIONS]++;
    row[TRUTHS] += t;
    row[SQUARES] += t * t;
    row[HALF] += square(.5 - t);
    row[ASSOCIATION] += square(SeeDo.strategy(item, Strategy.ASSOCIATION) - t);
    row[PRIOR] += square(SeeDo.strategy(item, Strategy.PRIOR) - t);
  }

  private static double square(double x) {
    return x * x;
  }

  private static SumStatistic skill(int losses) {
    return s -> {
      double constant = s[SQUARES] - s[TRUTHS] * s[TRUTHS] / s[QUESTIONS];
      double best = Math.min(Math.min(s[HALF], s[ASSOCIATION]), Math.min(s[PRIOR], constant));
      return best > 1e-12 ? 1 - s[losses] / best : Double.NaN;
    };
  }

  /// Of the worst answers, and of all of them.
  List<Diagnosis.Measured> score(ClusterBootstrap bootstrap) {
    return sums.measure(bootstrap, sums.total(QUESTIONS), skill(WORST), skill(MEAN));
  }
}
