package io.causalgym.model;

/// Counts through the cells of a table, last variable fastest, and keeps the matching offsets into
/// two other tables; amortised `O(1)` a step.
final class Odometer {
  private final int[] cards;
  private final int[] state;
  private final int[] first;
  private final int[] second;
  private int firstOffset;
  private int secondOffset;

  /// @param cards the cardinalities of the table that is counted through
  /// @param first by axis: how far a step moves in the first other table, 0 where it has no such
  ///   axis
  /// @param second the same for the second one
  Odometer(int[] cards, int[] first, int[] second) {
    this.cards = cards;
    this.state = new int[cards.length];
    this.first = first;
    this.second = second;
  }

  int first() {
    return firstOffset;
  }

  int second() {
    return secondOffset;
  }

  /// To the next cell; after the last one to the first again.
  void advance() {
    for (int axis = cards.length - 1; axis >= 0; axis--) {
      if (++state[axis] < cards[axis]) {
        firstOffset += first[axis];
        secondOffset += second[axis];
        return;
      }
      firstOffset -= first[axis] * (cards[axis] - 1);
      secondOffset -= second[axis] * (cards[axis] - 1);
      state[axis] = 0;
    }
  }
}
