package io.causalgym.evaluation.statistics;

import io.causalgym.numeric.parallel.ParallelLoop;

/// Totals of columns under changed signs of the worlds, the same signs for all columns.
final class SignFlips {
  private static final int LANES = WeightedTotals.LANES;

  private final ClusterSums sums;
  private final SignAssignments signs;

  /// @param columns shape columns x worlds; worlds with 0 everywhere need no sign
  /// @param random assignments where there are too many to try all
  SignFlips(double[][] columns, long seed, int random) {
    this.sums = ClusterSums.of(columns);
    this.signs = SignAssignments.of(seed, sums.clusters(), random);
  }

  SignAssignments signs() {
    return signs;
  }

  /// The totals as observed.
  double[] observed() {
    return sums.totals();
  }

  /// Sees the assignments `first` to `first + count - 1` as the first lanes of the totals; called
  /// by several threads.
  @FunctionalInterface
  interface Batch {
    void see(WeightedTotals totals, int first, int count);
  }

  void run(ParallelLoop loop, Batch each) {
    loop.run(
        (signs.count() + LANES - 1) / LANES,
        () -> new WeightedTotals(sums),
        (totals, batch) -> {
          int first = batch * LANES;
          int count = Math.min(LANES, signs.count() - first);
          for (int lane = 0; lane < count; lane++) {
            signs.write(first + lane, totals.weights, lane);
          }
          totals.compute();
          each.see(totals, first, count);
        });
  }
}
