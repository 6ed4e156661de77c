package io.causalgym.inference.bounds;

import java.util.Arrays;

/// A matrix by columns, each with few entries.
final class SparseColumns {
  private final int rows;
  private final int[] starts;
  private final int[] rowOf;
  private final double[] values;

  private SparseColumns(int rows, int[] starts, int[] rowOf, double[] values) {
    this.rows = rows;
    this.starts = starts;
    this.rowOf = rowOf;
    this.values = values;
  }

  int rows() {
    return rows;
  }

  int columns() {
    return starts.length - 1;
  }

  /// `y A_column`.
  double dot(double[] y, int column) {
    double sum = 0;
    for (int at = starts[column]; at < starts[column + 1]; at++) {
      sum += y[rowOf[at]] * values[at];
    }
    return sum;
  }

  /// `into += factor A_column`.
  void add(double factor, int column, double[] into) {
    for (int at = starts[column]; at < starts[column + 1]; at++) {
      into[rowOf[at]] += factor * values[at];
    }
  }

  /// Collects columns one by one. Not thread-safe.
  static final class Builder {
    private int[] starts = new int[16];
    private int columns;
    private int[] rowOf = new int[64];
    private double[] values = new double[64];
    private int entries;

    void entry(int row, double value) {
      if (entries == rowOf.length) {
        rowOf = Arrays.copyOf(rowOf, 2 * entries);
        values = Arrays.copyOf(values, 2 * entries);
      }
      rowOf[entries] = row;
      values[entries++] = value;
    }

    /// Ends a column, which the entries since the last one make up.
    void end() {
      if (++columns == starts.length) {
        starts = Arrays.copyOf(starts, 2 * columns);
      }
      starts[columns] = entries;
    }

    SparseColumns build(int rows) {
      return new SparseColumns(
          rows,
          Arrays.copyOf(starts, columns + 1),
          Arrays.copyOf(rowOf, entries),
          Arrays.copyOf(values, entries));
    }
  }
}
