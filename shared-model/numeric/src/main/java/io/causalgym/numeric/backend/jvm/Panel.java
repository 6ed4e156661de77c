package io.causalgym.numeric.backend.jvm;

import java.util.Arrays;

/// Copies rows of a matrix so that they lie side by side: all their first entries, then all their
/// second ones.
final class Panel {
  // More rows at once would fall on the same lines of the cache where a row is a power of two.
  private static final int TOGETHER = 4;

  private Panel() {}

  /// @param start of the first row in the array of `from`
  /// @param rows at most `width`; those that lack are 0
  /// @param depth entries of a row
  /// @param sign by which each is multiplied
  static void copy(
      View from, int start, int rows, int depth, double sign, int width, double[] to, int at) {
    if (rows < width) {
      Arrays.fill(to, at, at + width * depth, 0);
    }
    if (from.rowStep() == 1) {
      adjacent(from.values(), start, from.columnStep(), rows, depth, sign, width, to, at);
      return;
    }
    int row = 0;
    for (; row + TOGETHER <= rows; row += TOGETHER) {
      int first = start + row * from.rowStep();
      four(from.values(), first, from.rowStep(), depth, sign, width, to, at + row);
    }
    for (; row < rows; row++) {
      int first = start + row * from.rowStep();
      for (int k = 0; k < depth; k++) {
        to[at + row + k * width] = sign * from.values()[first + k];
      }
    }
  }

  // Rows whose entries of one column are neighbours already.
  private static void adjacent(
      double[] from,
      int start,
      int step,
      int rows,
      int depth,
      double sign,
      int width,
      double[] to,
      int at) {
    for (int k = 0; k < depth; k++) {
      int source = start + k * step;
      int target = at + k * width;
      for (int row = 0; row < rows; row++) {
        to[target + row] = sign * from[source + row];
      }
    }
  }

  private static void four(
      double[] from, int start, int step, int depth, double sign, int width, double[] to, int at) {
    for (int k = 0; k < depth; k++) {
      int target = at + k * width;
      int source = start + k;
      to[target] = sign * from[source];
      to[target + 1] = sign * from[source + step];
      to[target + 2] = sign * from[source + 2 * step];
      to[target + 3] = sign * from[source + 3 * step];
    }
  }
}
