package io.causalgym.inference.evaluation;

import io.causalgym.graph.NodeSet;

/// How many cells tables over sets of variables have.
final class Scopes {
  private final int[] cards;

  /// @param cards by variable, 0 for those that occur nowhere
  Scopes(int[] cards) {
    this.cards = cards;
  }

  /// Cells of a table over `variables`, at most {@link Long#MAX_VALUE}.
  long cells(NodeSet variables) {
    long cells = 1;
    for (int at = variables.first(); at >= 0; at = variables.next(at + 1)) {
      cells = times(cells, cards[at]);
    }
    return cells;
  }

  static long times(long a, long b) {
    long high = Math.multiplyHigh(a, b);
    return high != 0 || a * b < 0 ? Long.MAX_VALUE : a * b;
  }

  static long plus(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }
}
