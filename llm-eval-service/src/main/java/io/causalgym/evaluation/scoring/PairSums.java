package io.causalgym.evaluation.scoring;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.Item;
import io.causalgym.evaluation.statistics.ClusterBootstrap;
import io.causalgym.evaluation.statistics.ClusterSums;
import io.causalgym.evaluation.statistics.ClusteredRegression;
import io.causalgym.evaluation.statistics.Coefficient;
import io.causalgym.evaluation.statistics.Resampled;
import io.causalgym.evaluation.statistics.SumStatistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether doing is told from seeing: sums over the see-do pairs of each world.
final class PairSums {
  private final Numbers product = new Numbers();
  private final Numbers squares = new Numbers();
  private final Numbers moved = new Numbers();
  private final Numbers controls = new Numbers();
  private long complete;
  private long incomplete;

  void add(List<Response> world) {
    Map<Together, List<Response>> pairs = new LinkedHashMap<>();
    for (Response response : world) {
      if (response.item().family() == Family.SEE_DO) {
        pairs.computeIfAbsent(Together.of(response), absent -> new ArrayList<>()).add(response);
      }
    }
    double[] sums = new double[4];
    pairs.values().forEach(pair -> add(pair, sums));
    product.add(sums[0]);
    squares.add(sums[1]);
    moved.add(sums[2]);
    controls.add(sums[3]);
  }

  private void add(List<Response> pair, double[] sums) {
    Optional<Double> did = answer(pair, Unit.DO);
    Optional<Double> saw = answer(pair, Unit.SEE);
    if (did.isEmpty() || saw.isEmpty()) {
      incomplete++;
      return;
    }
    complete++;
    Item item = pair.getFirst().item();
    double difference = SeeDo.difference(item);
    double answered = did.get() - saw.get();
    if (Math.abs(difference) < SeeDo.SAME) {
      sums[2] += Math.abs(answered);
      sums[3]++;
    } else {
      sums[0] += answered * difference;
      sums[1] += difference * difference;
    }
  }

  static Optional<Double> answer(List<Response> pair, String part) {
    return pair.stream()
        .filter(response -> response.item().part().equals(part))
        .findFirst()
        .flatMap(Response::answer)
        .flatMap(answer ->
            answer instanceof Answer.Value(double value) ? Optional.of(value) : Optional.empty());
  }

  ModelScore.Slope slope(ClusterBootstrap bootstrap, SeeDo seeDo) {
    ClusterSums slopes = ClusterSums.of(product.toArray(), squares.toArray());
    ClusterSums falses = ClusterSums.of(moved.toArray(), controls.toArray());
    Resampled slope = bootstrap.resample(slopes, SumStatistic.ratio(0, 1));
    return new ModelScore.Slope(
        slope.estimate(Scoring.CONFIDENCE),
        complete,
        incomplete,
        bootstrap.resample(falses, SumStatistic.ratio(0, 1)).estimate(Scoring.CONFIDENCE),
        ConfusionClaims.pValue(slope, 1),
        regression(seeDo));
  }

  /// Worlds numbered from 0 without gaps: of some there may be no answer.
  private static int[] dense(Numbers world) {
    Map<Double, Integer> numbers = new LinkedHashMap<>();
    int[] dense = new int[world.size()];
    for (int row = 0; row < dense.length; row++) {
      double original = world.get(row);
      numbers.putIfAbsent(original, numbers.size());
      dense[row] = numbers.getOrDefault(original, 0);
    }
    return dense;
  }

  /// a_do = alpha + beta_do t + beta_see o, errors clustered by world; with tests of beta_see = 0,
  /// that the association does not leak, and of beta_do = 1.
  private static List<ModelScore.Term> regression(SeeDo seeDo) {
    int n = seeDo.did.size();
    if (n == 0) {
      return List.of();
    }
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    int[] worlds = dense(seeDo.world);
    double[][] regressors = {ones, seeDo.t.toArray(), seeDo.o.toArray()};
    Optional<List<Coefficient>> fitted =
        ClusteredRegression.fit(seeDo.did.toArray(), regressors, worlds);
    return fitted
        .map(of ->
            List.of(
                term("constant", of.get(0), 0),
                term("do", of.get(1), 1),
                term("see", of.get(2), 0)))
        .orElse(List.of());
  }

  private static ModelScore.Term term(String name, Coefficient of, double hypothesis) {
    // What rounding leaves of a perfect fit has a standard error as small as itself.
    boolean exact = Math.abs(of.value() - hypothesis) < SeeDo.SAME;
    return new ModelScore.Term(
        name, of.value(), of.standardError(), hypothesis, exact ? 1 : of.pValue(hypothesis));
  }
}
