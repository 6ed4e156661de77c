package io.causalgym.numeric.tornado;

/// Sizes of device arrays: few, so that plans are found again. Small arrays are all alike, as
/// copying them costs less than a launch; large ones waste at most a third.
final class ShapeClass {
  private static final int SMALLEST = 1 << 12;
  private static final int LARGE = 1 << 20;

  private ShapeClass() {}

  /// The smallest of 4096 doubled again and again, and beyond a million half as much more, that is
  /// not below a size.
  static int of(long size) {
    long power = SMALLEST;
    while (power < size) {
      if (power >= LARGE && power / 2 * 3 >= size) {
        return Math.toIntExact(power / 2 * 3);
      }
      power *= 2;
    }
    return Math.toIntExact(power);
  }
}
