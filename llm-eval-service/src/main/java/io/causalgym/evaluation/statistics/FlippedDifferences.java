package io.causalgym.evaluation.statistics;

import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/// The differences of all pairs under changed signs.
///
/// Costs two multiplications for each assignment, pair and world.
final class FlippedDifferences {
  private static final int LANES = WeightedTotals.LANES;

  // Sums in another order differ in their last digits where they are equal.
  private static final double ROUNDING = 1e-9;

  private final ClusterSums sums;
  private final SignAssignments signs;
  private final int pairs;
  private final int[] worlds;
  private final double[] norms;
  private final double[] squares;
  private final double[] observed;
  private final int[] descending;
  private final AtomicLongArray reached;
  private final AtomicLongArray reachedByMax;
  private final double[] largest;

  private FlippedDifferences(List<PairedDifferences> all, long seed, int assignments) {
    this.pairs = all.size();
    this.sums = ClusterSums.of(columns(all));
    this.signs = SignAssignments.of(seed, sums.clusters(), assignments);
    this.worlds = all.stream().mapToInt(PairedDifferences::worlds).toArray();
    this.norms = all.stream().mapToDouble(pair -> Math.sqrt(pair.squares(0))).toArray();
    this.squares = all.stream().mapToDouble(pair -> pair.squares(pair.mean())).toArray();
    double[] totals = sums.totals();
    this.observed = IntStream.range(0, pairs).mapToDouble(p -> size(p, totals[p])).toArray();
    this.descending =
        IntStream.range(0, pairs)
            .boxed()
            .sorted(Comparator.comparingDouble(pair -> -observed[pair]))
            .mapToInt(pair -> pair)
            .toArray();
    this.reached = new AtomicLongArray(pairs);
    this.reachedByMax = new AtomicLongArray(pairs);
    this.largest = new double[signs.count()];
  }

  static FlippedDifferences of(List<PairedDifferences> pairs, long seed, int assignments) {
    return new FlippedDifferences(pairs, seed, assignments);
  }

  /// First the differences, then those less their mean.
  private static double[][] columns(List<PairedDifferences> all) {
    return IntStream.range(0, 2 * all.size())
        .mapToObj(place ->
            place < all.size()
                ? all.get(place).column(0)
                : all.get(place - all.size()).column(all.get(place - all.size()).mean()))
        .toArray(double[][]::new);
  }

  int assignments() {
    return signs.count();
  }

  boolean exact() {
    return signs.exact();
  }

  void run(ParallelLoop loop) {
    if (pairs > 0) {
      loop.run(
          (signs.count() + LANES - 1) / LANES,
          () -> new WeightedTotals(sums),
          (totals, batch) -> batch(totals, batch * LANES));
    }
    Arrays.sort(largest);
  }

  private void batch(WeightedTotals totals, int first) {
    int count = Math.min(LANES, signs.count() - first);
    for (int lane = 0; lane < count; lane++) {
      signs.write(first + lane, totals.weights, lane);
    }
    totals.compute();
    long[] own = new long[pairs];
    long[] ofMax = new long[pairs];
    for (int lane = 0; lane < count; lane++) {
      count(totals, lane, own, ofMax);
      largest[first + lane] = largestDeviation(totals, lane);
    }
    for (int pair = 0; pair < pairs; pair++) {
      reached.addAndGet(pair, own[pair]);
      reachedByMax.addAndGet(pair, ofMax[pair]);
    }
  }

  /// The sum of differences over the root of their sum of squares, which changed signs leave as it
  /// is: it orders assignments as Student's t does, but is always finite.
  private double size(int pair, double total) {
    return norms[pair] > 0 ? Math.abs(total) / norms[pair] : 0;
  }

  private void count(WeightedTotals totals, int lane, long[] own, long[] ofMax) {
    double max = 0;
    for (int step = pairs - 1; step >= 0; step--) {
      int pair = descending[step];
      double size = size(pair, totals.total(pair, lane));
      max = Math.max(max, size);
      own[pair] += size >= observed[pair] - ROUNDING ? 1 : 0;
      ofMax[pair] += max >= observed[pair] - ROUNDING ? 1 : 0;
    }
  }

  /// The largest of `|t|` over the pairs, of the differences less their mean.
  private double largestDeviation(WeightedTotals totals, int lane) {
    double max = 0;
    for (int pair = 0; pair < pairs; pair++) {
      double n = worlds[pair];
      double total = totals.total(pairs + pair, lane);
      if (squares[pair] > 0) {
        double within = Math.max(0, squares[pair] - total * total / n);
        max = Math.max(max, Math.abs(total) / Math.sqrt(n * within / (n - 1)));
      }
    }
    return max;
  }

  double[] pValues() {
    return IntStream.range(0, pairs).mapToDouble(p -> signs.pValue(reached.get(p))).toArray();
  }

  /// Step-down: each pair against the largest of those not more extreme, never below a more extreme
  /// one's.
  double[] maxT() {
    double[] adjusted = new double[pairs];
    double least = 0;
    for (int pair : descending) {
      least = Math.max(least, signs.pValue(reachedByMax.get(pair)));
      adjusted[pair] = least;
    }
    return adjusted;
  }

  /// The largest deviation that all but a share `tail` of the assignments stay within.
  double critical(double tail) {
    return signs.critical(largest, tail);
  }
}
