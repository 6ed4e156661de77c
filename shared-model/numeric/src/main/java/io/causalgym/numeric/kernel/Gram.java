package io.causalgym.numeric.kernel;

import io.causalgym.numeric.VectorApi;
import java.util.Arrays;

/// Products of all pairs of columns of a block of rows: the Gram matrix, as its lower triangle.
///
/// A block holds its columns one after another, `stride` apart. Row `r` goes to lane `r mod 8` by a
/// fused multiply-add, and the lanes are added in pairs: the result does not depend on the width of
/// the machine's vectors, nor on how the matrix is cut into tiles.
///
/// `O(rows * columns^2)`; four columns by four are multiplied at once, so that eight loads feed
/// sixteen multiply-adds, over so few rows that the four stay in the first cache (Goto and van de
/// Geijn 2008, section 4; goto2008anatomy).
public final class Gram {
  /// Rows of a block are padded with zeros to a multiple of this.
  public static final int LANES = 8;

  /// Columns along a side of a tile: two sides of a thousand rows stay in a cache of half a
  /// megabyte.
  public static final int TILE = 32;

  /// Columns that are multiplied by {@link #RIGHT} others at once.
  static final int LEFT = 4;

  static final int RIGHT = 4;

  // Eight columns of so many rows are 16 KiB.
  private static final int ROWS = 256;

  private static final int LANES_AT_ONCE = LEFT * RIGHT * LANES;

  // Of a tile, for one thread.
  private final double[] lanes = new double[TILE * TILE * LANES];
  private final int[] starts = new int[LEFT + RIGHT];

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
    add(block, stride, rows, columns, tileRow, tileColumn, sums, 0, columns);
  }

  /// Adds a tile to a lower triangle of which `sums` holds a part: the sum of columns `i` and `j`
  /// at `origin + i * width + j`.
  public void add(
      double[] block,
      int stride,
      int rows,
      int columns,
      int tileRow,
      int tileColumn,
      double[] sums,
      int origin,
      int width) {
    int firstRow = tileRow * TILE;
    int firstColumn = tileColumn * TILE;
    int lastRow = Math.min(columns, firstRow + TILE);
    int lastColumn = Math.min(columns, firstColumn + TILE);
    int groups =
        Math.ceilDiv(lastRow - firstRow, LEFT) * Math.ceilDiv(lastColumn - firstColumn, RIGHT);
    Arrays.fill(lanes, 0, groups * LANES_AT_ONCE, 0);
    for (int from = 0; from < rows; from += ROWS) {
      int count = Math.min(ROWS, rows - from);
      int at = 0;
      for (int i = firstRow; i < lastRow; i += LEFT) {
        for (int j = firstColumn; j < Math.min(lastColumn, i + LEFT); j += RIGHT) {
          start(from, stride, i, lastRow - 1, j, lastColumn - 1);
          multiply(block, count, at);
          at += LANES_AT_ONCE;
        }
      }
    }
    collect(firstRow, lastRow, firstColumn, lastColumn, sums, origin, width);
  }

  // Beyond the last column the last is taken again, and left out when sums are collected.
  private void start(int from, int stride, int i, int lastRow, int j, int lastColumn) {
    for (int left = 0; left < LEFT; left++) {
      starts[left] = from + Math.min(i + left, lastRow) * stride;
    }
    for (int right = 0; right < RIGHT; right++) {
      starts[LEFT + right] = from + Math.min(j + right, lastColumn) * stride;
    }
  }

  private void multiply(double[] block, int rows, int at) {
    if (!VectorApi.AVAILABLE) {
      scalar(block, starts, rows, lanes, at);
    } else if (VectorGram.WIDE) {
      VectorGram.whole(block, starts, rows, lanes, at);
    } else {
      VectorGram.half(block, starts, LEFT, rows, lanes, at);
      VectorGram.half(block, starts, LEFT + 2, rows, lanes, at + 2 * LANES);
    }
  }

  /// The twin of {@link VectorGram}.
  static void scalar(double[] block, int[] starts, int rows, double[] lanes, int to) {
    for (int pair = 0; pair < LEFT * RIGHT; pair++) {
      int left = starts[pair / RIGHT];
      int right = starts[LEFT + pair % RIGHT];
      scalar(block, left, right, rows, lanes, to + pair * LANES);
    }
  }

  /// Adds the product of two columns to the lanes `lanes[to ..]`.
  private static void scalar(double[] x, int left, int right, int rows, double[] lanes, int to) {
    for (int row = 0; row < rows; row += LANES) {
      for (int lane = 0; lane < LANES; lane++) {
        lanes[to + lane] = Math.fma(x[left + row + lane], x[right + row + lane], lanes[to + lane]);
      }
    }
  }

  private void collect(
      int firstRow,
      int lastRow,
      int firstColumn,
      int lastColumn,
      double[] sums,
      int origin,
      int width) {
    int at = 0;
    for (int i = firstRow; i < lastRow; i += LEFT) {
      for (int j = firstColumn; j < Math.min(lastColumn, i + LEFT); j += RIGHT) {
        for (int row = i; row < Math.min(i + LEFT, lastRow); row++) {
          int end = Math.min(Math.min(j + RIGHT, lastColumn), row + 1);
          for (int column = j; column < end; column++) {
            int pair = (row - i) * RIGHT + column - j;
            sums[origin + row * width + column] += total(at + pair * LANES);
          }
        }
        at += LANES_AT_ONCE;
      }
    }
  }

  private double total(int at) {
    double even = lanes[at] + lanes[at + 4] + (lanes[at + 2] + lanes[at + 6]);
    double odd = lanes[at + 1] + lanes[at + 5] + (lanes[at + 3] + lanes[at + 7]);
    return even + odd;
  }
}
