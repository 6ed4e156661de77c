package io.causalgym.discovery.search.continuous;

import io.causalgym.numeric.VectorApi;
import java.util.Arrays;

/// Products of square matrices, row after row. Each sum is taken in the order of its terms,
/// whatever the width of vectors.
final class SquareMatrices {
  private SquareMatrices() {}

  /// `into = a b`; `into` is another array than both.
  static void multiply(double[] a, double[] b, double[] into, int size) {
    int rows = 0;
    int columns = 0;
    if (VectorApi.AVAILABLE) {
      rows = size - size % VectorProduct.ROWS;
      columns = size - size % VectorProduct.COLUMNS;
      VectorProduct.multiply(a, b, into, size, rows, columns);
    }
    for (int row = 0; row < size; row++) {
      multiplyRow(a, b, into, size, row, row < rows ? columns : 0);
    }
  }

  /// One row of the product, from a column on.
  private static void multiplyRow(
      double[] a, double[] b, double[] into, int size, int row, int column) {
    int to = row * size + column;
    Arrays.fill(into, to, (row + 1) * size, 0);
    for (int k = 0; k < size; k++) {
      addRow(a[row * size + k], b, k * size + column, into, to, size - column);
    }
  }

  /// Adds a multiple of a part of `b` to a part of `into`.
  static void addRow(double factor, double[] b, int from, double[] into, int to, int count) {
    for (int j = 0; j < count; j++) {
      into[to + j] += factor * b[from + j];
    }
  }

  /// The largest sum of the absolute values of a column.
  static double columnNorm(double[] a, int size) {
    double[] sums = new double[size];
    for (int at = 0; at < size * size; at++) {
      sums[at % size] += Math.abs(a[at]);
    }
    return Arrays.stream(sums).max().orElse(0);
  }

  static double trace(double[] a, int size) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += a[i * size + i];
    }
    return sum;
  }
}
