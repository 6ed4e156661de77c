package io.causalgym.dataset.statistics;

/// Sums by halves, whose error grows with the logarithm of the length.
///
/// Source: Higham, "The Accuracy of Floating Point Summation", SIAM J. Sci. Comput. 14, 1993
/// (higham1993summation).
final class PairwiseSum {
  private static final int LEAF = 128;

  private PairwiseSum() {}

  static double of(double[] values, int from, int to) {
    if (to - from <= LEAF) {
      double sum = 0;
      for (int at = from; at < to; at++) {
        sum += values[at];
      }
      return sum;
    }
    int middle = (from + to) >>> 1;
    return of(values, from, middle) + of(values, middle, to);
  }
}
