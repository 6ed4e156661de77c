package io.causalgym.numeric.kernel;

import io.causalgym.numeric.VectorApi;

/// Products of all pairs of columns of a block of rows: the Gram matrix, as its lower triangle.
///
/// A block holds its columns one after another, `stride` apart. Row `r` goes to lane `r mod 8` by a
/// fused multiply-add, and the lanes are added in pairs: the result does not depend on the width of
/// the machine's vectors, nor on how the matrix is cut into tiles.
///
/// `O(rows * columns^2)`; four columns by two are multiplied at once, so that six loads feed eight
/// multiply-adds (Goto and van de Geijn 2008, section 4; goto2008anatomy).
public final class Gram {
  /// Rows of a block are padded with zeros to a multiple of this.
  public static final int LANES = 8;

  /// Columns along a side of a tile: two sides of a thousand rows stay in a cache of half a
  /// megabyte.
  public static final int TILE = 32;

  private static final int LEFT = 4;
  private static final int RIGHT = 2;

  // For one thread.
  private final double[] lanes = new double[LEFT * RIGHT * LANES];

  /// Tiles along a side of the matrix of so many columns.
  public static int tiles(int columns) {
    return Math.ceilDiv(columns, TILE);
  }

  /// Adds a tile to the lower triangle of `sums`, a matrix by rows.
  ///
  /// @param block column `c` has its rows at `c * stride`
  /// @param rows a multiple of {@link #LANES}
  /// @param tileRow of the tile, at least `tileColumn`
  public void add(
      double[] block,
      int stride,
      int rows,
      int columns,
      int tileRow,
      int tileColumn,
      double[] sums) {
    int lastRow = Math.min(columns, (tileRow + 1) * TILE);
    int lastColumn = Math.min(columns, (tileColumn + 1) * TILE);
    for (int i = tileRow * TILE; i < lastRow; i += LEFT) {
      for (int j = tileColumn * TILE; j < Math.min(lastColumn, i + LEFT); j += RIGHT) {
        multiply(block, stride, rows, i, Math.min(i + LEFT, lastRow) - 1, j, lastColumn - 1);
        collect(sums, columns, i, Math.min(i + LEFT, lastRow), j, Math.min(j + RIGHT, lastColumn));
      }
    }
  }

  // Beyond the last column the last is taken again, and left out when sums are collected.
  private void multiply(
      double[] x, int stride, int rows, int i, int lastRow, int j, int lastColumn) {
    int a = i * stride;
    int b = Math.min(i + 1, lastRow) * stride;
    int c = Math.min(i + 2, lastRow) * stride;
    int d = Math.min(i + 3, lastRow) * stride;
    int e = j * stride;
    int f = Math.min(j + 1, lastColumn) * stride;
    if (VectorApi.AVAILABLE) {
      VectorGram.tile(x, a, b, c, d, e, f, rows, lanes);
    } else {
      int[] left = {a, b, c, d};
      for (int k = 0; k < LEFT; k++) {
        scalar(x, left[k], e, rows, lanes, RIGHT * k * LANES);
        scalar(x, left[k], f, rows, lanes, (RIGHT * k + 1) * LANES);
      }
    }
  }

  /// The lanes of the product of two columns, to `lanes[to ..]`.
  static void scalar(double[] x, int left, int right, int rows, double[] lanes, int to) {
    java.util.Arrays.fill(lanes, to, to + LANES, 0);
    for (int row = 0; row < rows; row += LANES) {
      for (int lane = 0; lane < LANES; lane++) {
        lanes[to + lane] = Math.fma(x[left + row + lane], x[right + row + lane], lanes[to + lane]);
      }
    }
  }

  private void collect(double[] sums, int columns, int i, int lastI, int j, int lastJ) {
    for (int row = i; row < lastI; row++) {
      for (int column = j; column < Math.min(lastJ, row + 1); column++) {
        sums[row * columns + column] += total(((row - i) * RIGHT + column - j) * LANES);
      }
    }
  }

  private double total(int at) {
    double even = lanes[at] + lanes[at + 4] + (lanes[at + 2] + lanes[at + 6]);
    double odd = lanes[at + 1] + lanes[at + 5] + (lanes[at + 3] + lanes[at + 7]);
    return even + odd;
  }
}
