package io.causalgym.discovery.search.permutation;

/// Which variables come before a place in an order, one of them moved to the other side perhaps.
/// Reused, as it is asked in the innermost loop. Not thread-safe.
final class Prefix {
  private int[] position = new int[0];
  private int length;
  private int moved;

  /// The variables at the first `length` positions.
  ///
  /// @param position of each variable; read whenever {@link #has} is asked
  Prefix of(int[] position, int length) {
    return of(position, length, -1);
  }

  /// The same, but without `moved` where it is among them and with it where it is not.
  Prefix of(int[] position, int length, int moved) {
    this.position = position;
    this.length = length;
    this.moved = moved;
    return this;
  }

  boolean has(int variable) {
    return position[variable] < length ^ variable == moved;
  }
}
