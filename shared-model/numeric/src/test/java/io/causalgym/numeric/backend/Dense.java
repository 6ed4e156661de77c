package io.causalgym.numeric.backend;

import java.util.Arrays;

/// Linear algebra of the textbook, for tests.
final class Dense {
  private Dense() {}

  /// By Gauss and Jordan's elimination with the largest pivot of a column.
  static double[][] inverse(double[][] matrix) {
    int size = matrix.length;
    double[][] rows = new double[size][];
    for (int i = 0; i < size; i++) {
      rows[i] = Arrays.copyOf(matrix[i], 2 * size);
      rows[i][size + i] = 1;
    }
    for (int pivot = 0; pivot < size; pivot++) {
      int best = pivot;
      for (int row = pivot; row < size; row++) {
        best = Math.abs(rows[row][pivot]) > Math.abs(rows[best][pivot]) ? row : best;
      }
      double[] top = rows[best];
      rows[best] = rows[pivot];
      rows[pivot] = top;
      for (int row = 0; row < size; row++) {
        double factor = row == pivot ? 1 - 1 / top[pivot] : rows[row][pivot] / top[pivot];
        for (int column = pivot; factor != 0 && column < 2 * size; column++) {
          rows[row][column] -= factor * top[column];
        }
      }
    }
    for (int i = 0; i < size; i++) {
      rows[i] = Arrays.copyOfRange(rows[i], size, 2 * size);
    }
    return rows;
  }

  static double largest(double[][] matrix) {
    return Arrays.stream(matrix)
        .mapToDouble(row -> Arrays.stream(row).map(Math::abs).max().orElse(0))
        .max()
        .orElse(0);
  }

  static double largest(Matrix matrix) {
    return Arrays.stream(matrix.values()).map(Math::abs).max().orElse(0);
  }
}
