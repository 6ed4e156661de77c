package io.causalgym.numeric.backend;

import java.util.Objects;

/// A dense matrix by rows that nobody changes: backends keep copies of it where they compute, for
/// as long as this very object is held.
///
/// Not a record: two matrices are the same if they are one object.
public final class Matrix {
  private final int rows;
  private final int columns;
  private final double[] values;

  private Matrix(int rows, int columns, double[] values) {
    this.rows = rows;
    this.columns = columns;
    this.values = values;
  }

  /// Takes over an array, which the caller must not change any more.
  ///
  /// @param values by rows
  /// @throws IllegalArgumentException if the array has another length than `rows * columns`
  public static Matrix owning(int rows, int columns, double[] values) {
    if (rows < 0 || columns < 0 || (long) rows * columns != values.length) {
      throw new IllegalArgumentException(
          rows + " rows of " + columns + " columns do not fit " + values.length + " values");
    }
    return new Matrix(rows, columns, values);
  }

  /// The largest size of a matrix that an array holds.
  ///
  /// @throws IllegalArgumentException if the product is larger
  public static int cells(int rows, int columns) {
    long cells = (long) rows * columns;
    if (rows < 0 || columns < 0 || cells > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a matrix of " + rows + " rows and " + columns + " columns does not fit an array");
    }
    return (int) cells;
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  public double at(int row, int column) {
    Objects.checkIndex(column, columns);
    return values[row * columns + column];
  }

  /// The values by rows, not a copy: leave them alone.
  public double[] values() {
    return values;
  }
}
