package io.causalgym.numeric.tornado;

/// Sizes of device arrays: few, so that plans are found again, and wasting at most a third.
final class ShapeClass {
  private static final int SMALLEST = 256;

  private ShapeClass() {}

  /// The smallest of `256, 384, 512, 768, 1024 ..` that is not below a size.
  static int of(long size) {
    long power = SMALLEST;
    while (power < size) {
      if (power / 2 * 3 >= size) {
        return Math.toIntExact(power / 2 * 3);
      }
      power *= 2;
    }
    return Math.toIntExact(power);
  }
}
