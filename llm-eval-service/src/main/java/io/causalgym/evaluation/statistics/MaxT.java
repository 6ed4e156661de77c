package io.causalgym.evaluation.statistics;

import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/// Sign-flip p-values of a family of pairs, each alone and adjusted by step-down max-T.
///
/// The statistic is the sum of differences over the root of their sum of squares, which changed
/// signs leave as it is: it orders assignments as Student's t does, but is always finite.
///
/// Sources: Westfall and Young, "Resampling-Based Multiple Testing", 1993, algorithm 4.1
/// (westfall1993resampling); Romano and Wolf, "Exact and Approximate Stepdown Methods for Multiple
/// Hypothesis Testing", JASA 100, 2005, section 3 (romano2005exact).
final class MaxT {
  // Sums in another order differ in their last digits where they are equal.
  private static final double ROUNDING = 1e-9;

  private final SignFlips flips;
  private final double[] norms;
  private final double[] observed;
  private final int[] descending;
  private final AtomicLongArray reached;
  private final AtomicLongArray reachedByMax;

  MaxT(List<PairedDifferences> pairs, long seed, int assignments) {
    this.flips =
        new SignFlips(
            pairs.stream().map(pair -> pair.column(0)).toArray(double[][]::new), seed, assignments);
    this.norms = pairs.stream().mapToDouble(pair -> Math.sqrt(pair.squares(0))).toArray();
    double[] totals = flips.observed();
    this.observed = IntStream.range(0, norms.length).mapToDouble(p -> size(p, totals[p])).toArray();
    this.descending =
        IntStream.range(0, norms.length)
            .boxed()
            .sorted(Comparator.comparingDouble(pair -> -observed[pair]))
            .mapToInt(pair -> pair)
            .toArray();
    this.reached = new AtomicLongArray(norms.length);
    this.reachedByMax = new AtomicLongArray(norms.length);
  }

  private double size(int pair, double total) {
    return norms[pair] > 0 ? Math.abs(total) / norms[pair] : 0;
  }

  void run(ParallelLoop loop) {
    flips.run(loop, this::see);
  }

  private void see(WeightedTotals totals, int first, int count) {
    long[] own = new long[norms.length];
    long[] ofMax = new long[norms.length];
    for (int lane = 0; lane < count; lane++) {
      count(totals, lane, own, ofMax);
    }
    for (int pair = 0; pair < norms.length; pair++) {
      reached.addAndGet(pair, own[pair]);
      reachedByMax.addAndGet(pair, ofMax[pair]);
    }
  }

  private void count(WeightedTotals totals, int lane, long[] own, long[] ofMax) {
    double max = 0;
    for (int step = norms.length - 1; step >= 0; step--) {
      int pair = descending[step];
      double size = size(pair, totals.total(pair, lane));
      max = Math.max(max, size);
      own[pair] += size >= observed[pair] - ROUNDING ? 1 : 0;
      ofMax[pair] += max >= observed[pair] - ROUNDING ? 1 : 0;
    }
  }

  SignAssignments signs() {
    return flips.signs();
  }

  /// Of each pair alone.
  double[] pValues() {
    return IntStream.range(0, norms.length)
        .mapToDouble(pair -> signs().pValue(reached.get(pair)))
        .toArray();
  }

  /// Each pair against the largest of those not more extreme, never below a more extreme one's.
  double[] adjusted() {
    double[] adjusted = new double[norms.length];
    double least = 0;
    for (int pair : descending) {
      least = Math.max(least, signs().pValue(reachedByMax.get(pair)));
      adjusted[pair] = least;
    }
    return adjusted;
  }
}
