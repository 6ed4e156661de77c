package io.causalgym.numeric.backend.jvm;

import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.jvm.DenseProduct.Sum;
import java.util.Arrays;

/// Inverts a symmetric positive definite matrix where it stands, by its Cholesky factor: halves of
/// halves, so that nearly all work is {@link DenseProduct products} of large blocks. Blocks of the
/// diagonal that are small enough are inverted as they are factored, and their rows multiplied by
/// those inverses instead of solved for.
///
/// Source: Elmroth, Gustavson, Jonsson, Kågström, "Recursive blocked algorithms and hybrid data
/// structures for dense matrix library software", SIAM Review 2004, section 3
/// (elmroth2004recursive). `O(size^3 / 2)` multiply-adds.
final class PositiveDefinite {
  // Whatever is left of a variance below this many roundings is rounding.
  private static final double ROUNDING = 0x1p-52;

  private final double[] values;
  private final int size;
  private final KernelRun run;
  private final double[] variances;

  // By blocks of the diagonal: the inverses of the factor's triangles.
  private final double[][] inverses;

  /// @param values by rows, of which the lower triangle is read
  PositiveDefinite(double[] values, int size, KernelRun run) {
    this.values = values;
    this.size = size;
    this.run = run;
    this.variances = new double[size];
    for (int i = 0; i < size; i++) {
      variances[i] = values[i * size + i];
    }
    this.inverses = new double[Math.ceilDiv(size, DiagonalBlock.SIZE)][];
  }

  /// Puts the inverse in the place of the matrix, both triangles.
  ///
  /// @throws ArithmeticException if it is not positive definite
  void invert() {
    if (size == 0) {
      run.check();
      return;
    }
    factor(0, size);
    invertFactor(0, size);
    square(0, size);
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < row; column++) {
        values[column * size + row] = values[row * size + column];
      }
    }
  }

  private static boolean small(int count) {
    return count <= DiagonalBlock.SIZE;
  }

  /// The first of two parts, in whole blocks.
  private static int half(int count) {
    return Math.ceilDiv(Math.ceilDiv(count, DiagonalBlock.SIZE), 2) * DiagonalBlock.SIZE;
  }

  private View at(int row, int column) {
    return View.of(values, size, row, column);
  }

  /// Factors the block of the diagonal that starts at `from`.
  private void factor(int from, int count) {
    if (small(count)) {
      run.check();
      inverses[from / DiagonalBlock.SIZE] =
          DiagonalBlock.invertedFactor(values, size, from, count, variances, ROUNDING * size);
      return;
    }
    int half = half(count);
    int rest = count - half;
    factor(from, half);
    solve(from + half, rest, from, half);
    View left = at(from + half, from);
    DenseProduct.add(
        left,
        left.transposed(),
        at(from + half, from + half),
        rest,
        rest,
        half,
        Sum.MINUS_LOWER,
        run);
    factor(from + half, rest);
  }

  /// Multiplies rows, in the columns of a factored block, by its inverted transpose.
  private void solve(int row, int rows, int from, int count) {
    if (small(count)) {
      timesInverse(row, rows, from, count, true);
      return;
    }
    int half = half(count);
    int rest = count - half;
    solve(row, rows, from, half);
    DenseProduct.add(
        at(row, from),
        at(from + half, from).transposed(),
        at(row, from + half),
        rows,
        rest,
        half,
        Sum.MINUS,
        run);
    solve(row, rows, from + half, rest);
  }

  /// Multiplies rows, in the columns of a small block, by the inverse of its factor.
  private void timesInverse(int row, int rows, int from, int count, boolean transposed) {
    double[] old = taken(row, rows, from, count);
    View inverse = View.of(inverses[from / DiagonalBlock.SIZE], count, 0, 0);
    DenseProduct.add(
        View.of(old, count, 0, 0),
        transposed ? inverse.transposed() : inverse,
        at(row, from),
        rows,
        count,
        count,
        Sum.PLUS,
        run);
  }

  /// Moves a part of the matrix out, and leaves zeros.
  private double[] taken(int row, int rows, int column, int columns) {
    double[] part = new double[rows * columns];
    for (int i = 0; i < rows; i++) {
      int at = (row + i) * size + column;
      System.arraycopy(values, at, part, i * columns, columns);
      Arrays.fill(values, at, at + columns, 0);
    }
    return part;
  }

  /// Inverts the factor: `(A 0; B C)` becomes `(A^-1 0; -C^-1 B A^-1 C^-1)`.
  private void invertFactor(int from, int count) {
    if (small(count)) {
      double[] inverse = inverses[from / DiagonalBlock.SIZE];
      for (int i = 0; i < count; i++) {
        System.arraycopy(inverse, i * count, values, (from + i) * size + from, i + 1);
      }
      return;
    }
    int half = half(count);
    int rest = count - half;
    invertFactor(from, half);
    invertFactor(from + half, rest);
    timesTriangle(from + half, rest, from, half);
    triangleTimes(from + half, rest, from, half);
    for (int row = from + half; row < from + count; row++) {
      for (int at = row * size + from; at < row * size + from + half; at++) {
        values[at] = -values[at];
      }
    }
  }

  /// `B <- B L`, where `B` are rows in the columns of the inverted factor's block `L`.
  private void timesTriangle(int row, int rows, int from, int count) {
    if (small(count)) {
      timesInverse(row, rows, from, count, false);
      return;
    }
    int half = half(count);
    int rest = count - half;
    timesTriangle(row, rows, from, half);
    DenseProduct.add(
        at(row, from + half),
        at(from + half, from),
        at(row, from),
        rows,
        half,
        rest,
        Sum.PLUS,
        run);
    timesTriangle(row, rows, from + half, rest);
  }

  /// `B <- L B`, where `B` are columns in the rows of the inverted factor's block `L`.
  private void triangleTimes(int from, int count, int column, int columns) {
    if (small(count)) {
      inverseTimes(from, count, column, columns, false);
      return;
    }
    int half = half(count);
    int rest = count - half;
    triangleTimes(from + half, rest, column, columns);
    DenseProduct.add(
        at(from + half, from),
        at(from, column),
        at(from + half, column),
        rest,
        columns,
        half,
        Sum.PLUS,
        run);
    triangleTimes(from, half, column, columns);
  }

  /// `B <- L' B`.
  private void transposedTimes(int from, int count, int column, int columns) {
    if (small(count)) {
      inverseTimes(from, count, column, columns, true);
      return;
    }
    int half = half(count);
    int rest = count - half;
    transposedTimes(from, half, column, columns);
    DenseProduct.add(
        at(from + half, from).transposed(),
        at(from + half, column),
        at(from, column),
        half,
        columns,
        rest,
        Sum.PLUS,
        run);
    transposedTimes(from + half, rest, column, columns);
  }

  private void inverseTimes(int from, int count, int column, int columns, boolean transposed) {
    double[] old = taken(from, count, column, columns);
    View inverse = View.of(inverses[from / DiagonalBlock.SIZE], count, 0, 0);
    DenseProduct.add(
        transposed ? inverse.transposed() : inverse,
        View.of(old, columns, 0, 0),
        at(from, column),
        count,
        columns,
        count,
        Sum.PLUS,
        run);
  }

  /// `L <- L' L`, its lower triangle.
  private void square(int from, int count) {
    if (small(count)) {
      DiagonalBlock.square(inverses[from / DiagonalBlock.SIZE], count, values, size, from);
      return;
    }
    int half = half(count);
    int rest = count - half;
    square(from, half);
    View below = at(from + half, from);
    DenseProduct.add(
        below.transposed(), below, at(from, from), half, half, rest, Sum.PLUS_LOWER, run);
    transposedTimes(from + half, rest, from, half);
    square(from + half, rest);
  }
}
