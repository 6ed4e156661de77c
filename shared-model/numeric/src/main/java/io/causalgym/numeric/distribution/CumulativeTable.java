package io.causalgym.numeric.distribution;

import java.util.Arrays;

/// Probabilities of the integers `lowest, lowest + 1, ...`, summed up.
final class CumulativeTable {
  private final int lowest;
  private final double[] sums;

  /// @param weights not negative, some positive; they are divided by their sum
  CumulativeTable(int lowest, double[] weights) {
    this.lowest = lowest;
    this.sums = new double[weights.length];
    double sum = 0;
    for (int at = 0; at < weights.length; at++) {
      sum += weights[at];
      sums[at] = sum;
    }
    int last = weights.length - 1;
    while (weights[last] == 0) {
      last--;
    }
    for (int at = 0; at < weights.length; at++) {
      sums[at] = at >= last ? 1 : Math.min(1, sums[at] / sum);
    }
  }

  double cdf(double x) {
    if (x < lowest) {
      return 0;
    }
    return x - lowest >= sums.length ? 1 : sums[(int) (x - lowest)];
  }

  /// The smallest integer whose sum is above `u`: the draw that belongs to a uniform number.
  ///
  /// @param u in [0, 1)
  int above(double u) {
    int at = Arrays.binarySearch(sums, Math.nextUp(u));
    if (at < 0) {
      return lowest - 1 - at;
    }
    while (at > 0 && sums[at - 1] == sums[at]) {
      at--;
    }
    return lowest + at;
  }

  /// The smallest integer whose sum is at least `p`.
  int quantile(double p) {
    return p <= sums[0] ? lowest : above(Math.nextDown(p));
  }
}
