package io.causalgym.evaluation.statistics;

import java.util.Arrays;

/// Totals of columns under many vectors of weights at once, which is a product of matrices.
///
/// Every total is added up in the order of the clusters, so it does not depend on which other
/// vectors of weights are beside it. The inner loop runs over vectors of weights, so that it needs
/// no reordered sum to use vector instructions.
final class WeightedTotals {

  /// Vectors of weights at once: with 30 columns the totals just fill a first-level cache.
  static final int LANES = 128;

  private final ClusterSums sums;
  private final double[] totals;

  /// Place `cluster * LANES + lane`; whoever draws weights writes here.
  final double[] weights;

  WeightedTotals(ClusterSums sums) {
    this.sums = sums;
    this.weights = new double[sums.rows().length / Math.max(1, sums.columns()) * LANES];
    this.totals = new double[sums.columns() * LANES];
  }

  void clear() {
    Arrays.fill(weights, 0);
  }

  void compute() {
    Arrays.fill(totals, 0);
    double[] rows = sums.rows();
    int columns = sums.columns();
    for (int row = 0; row < sums.clusters(); row += ClusterSums.ROWS) {
      for (int column = 0; column < columns; column++) {
        int at = row * columns + column;
        add(
            column * LANES,
            row * LANES,
            rows[at],
            rows[at + columns],
            rows[at + 2 * columns],
            rows[at + 3 * columns]);
      }
    }
  }

  private void add(int to, int from, double a, double b, double c, double d) {
    for (int lane = 0; lane < LANES; lane++) {
      totals[to + lane] +=
          a * weights[from + lane]
              + b * weights[from + LANES + lane]
              + c * weights[from + 2 * LANES + lane]
              + d * weights[from + 3 * LANES + lane];
    }
  }

  double total(int column, int lane) {
    return totals[column * LANES + lane];
  }

  void read(int lane, double[] to) {
    for (int column = 0; column < to.length; column++) {
      to[column] = totals[column * LANES + lane];
    }
  }
}
