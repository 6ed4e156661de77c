package io.causalgym.inference.exact;

/// How a factor lies along the cells of a larger table that has all its axes: runs of the table's
/// cells by their stride in the factor, with neighbouring axes merged wherever one stride serves
/// both.
final class Alignment {
  /// From slow to fast, at least two.
  final int[] counts;

  /// How far a step moves in the factor, 0 where it does not depend on the axis.
  final int[] strides;

  private Alignment(int[] counts, int[] strides) {
    this.counts = counts;
    this.strides = strides;
  }

  /// @param cards of the table's axes, slow to fast
  /// @param strides of the factor along them
  static Alignment of(int[] cards, int[] strides) {
    int merged = 0;
    int[] counts = new int[cards.length + 2];
    int[] steps = new int[cards.length + 2];
    for (int axis = cards.length - 1; axis >= 0; axis--) {
      if (merged > 0 && strides[axis] == steps[merged - 1] * counts[merged - 1]) {
        counts[merged - 1] *= cards[axis];
      } else {
        counts[merged] = cards[axis];
        steps[merged++] = strides[axis];
      }
    }
    while (merged < 2) {
      counts[merged++] = 1;
    }
    return new Alignment(reversed(counts, merged), reversed(steps, merged));
  }

  /// Whether the factor is the table: every cell next to the one before.
  boolean isIdentity() {
    int last = counts.length - 1;
    return counts.length == 2 && counts[0] == 1 && strides[last] == 1;
  }

  private static int[] reversed(int[] values, int length) {
    int[] reversed = new int[length];
    for (int at = 0; at < length; at++) {
      reversed[at] = values[length - 1 - at];
    }
    return reversed;
  }
}
