package io.causalgym.evaluation.statistics;

import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Intervals of all mean differences that hold at once, by the multiplier bootstrap: the signs of
/// the deviations from each mean are changed, and the largest `|t|` over the pairs gives the
/// critical value for all.
///
/// Source: Mogstad, Romano, Shaikh and Wilhelm, "Inference for Ranks with Applications to Mobility
/// across Neighbourhoods and Academic Achievement across Countries", Review of Economic Studies 91,
/// 2024, section 3 (mogstad2024inference), with random signs in place of the resampling there.
final class SimultaneousIntervals {
  private final List<PairedDifferences> pairs;
  private final double[] squares;
  private final double[] worlds;
  private final double[] largest;
  private final SignAssignments signs;

  SimultaneousIntervals(
      List<PairedDifferences> pairs, long seed, int assignments, ParallelLoop loop) {
    this.pairs = pairs;
    this.squares = pairs.stream().mapToDouble(pair -> pair.squares(pair.mean())).toArray();
    this.worlds = pairs.stream().mapToDouble(PairedDifferences::worlds).toArray();
    double[][] deviations =
        pairs.stream().map(pair -> pair.column(pair.mean())).toArray(double[][]::new);
    SignFlips flips = new SignFlips(deviations, seed, assignments);
    this.signs = flips.signs();
    this.largest = new double[signs.count()];
    flips.run(
        loop,
        (totals, first, count) -> {
          for (int lane = 0; lane < count; lane++) {
            largest[first + lane] = largest(totals, lane);
          }
        });
    Arrays.sort(largest);
  }

  /// The largest `|t|` of an assignment over the pairs.
  private double largest(WeightedTotals totals, int lane) {
    double max = 0;
    for (int pair = 0; pair < squares.length; pair++) {
      double n = worlds[pair];
      double total = totals.total(pair, lane);
      if (squares[pair] > 0) {
        double within = Math.max(0, squares[pair] - total * total / n);
        max = Math.max(max, Math.abs(total) / Math.sqrt(n * within / (n - 1)));
      }
    }
    return max;
  }

  /// The interval of each pair; absent with fewer than {@link ClusterBootstrap#LEAST_CLUSTERS}
  /// worlds or where assignments are too few for a tail.
  List<Optional<Interval>> at(double confidence) {
    double critical = signs.critical(largest, 1 - confidence);
    return pairs.stream().map(pair -> interval(pair, critical, confidence)).toList();
  }

  private static Optional<Interval> interval(
      PairedDifferences pair, double critical, double confidence) {
    if (pair.worlds() < ClusterBootstrap.LEAST_CLUSTERS || Double.isInfinite(critical)) {
      return Optional.empty();
    }
    double reach = critical * pair.standardError();
    return Optional.of(
        new Interval(
            pair.mean() - reach,
            pair.mean() + reach,
            confidence,
            IntervalMethod.SIMULTANEOUS_MAX_T));
  }
}
