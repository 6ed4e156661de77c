package io.causalgym.inference.exact;

/// Counting that stops at {@link Long#MAX_VALUE} instead of overflowing.
final class Cells {
  private Cells() {}

  static long of(int[] variables, int[] cards) {
    long cells = 1;
    for (int variable : variables) {
      cells = times(cells, cards[variable]);
    }
    return cells;
  }

  static long times(long a, long b) {
    return Math.multiplyHigh(a, b) != 0 || a * b < 0 ? Long.MAX_VALUE : a * b;
  }

  static long plus(long a, long b) {
    return a + b < 0 ? Long.MAX_VALUE : a + b;
  }
}
