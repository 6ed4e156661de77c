package io.causalgym.discovery.independence.kernel;

/// Cholesky factors of dense matrices by rows; the lower triangle counts.
final class Cholesky {
  private Cholesky() {}

  /// Replaces the lower triangle of a positive definite matrix by its factor.
  static void factor(double[] matrix, int size) {
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i * size + j];
        for (int k = 0; k < j; k++) {
          sum -= matrix[i * size + k] * matrix[j * size + k];
        }
        // Rounding may take a pivot to nothing where the matrix is nearly singular.
        matrix[i * size + j] =
            i == j ? Math.sqrt(Math.max(sum, 1e-300)) : sum / matrix[j * size + j];
      }
    }
  }

  /// Solves for all columns of `right`, by rows of `columns`, in place.
  static void solve(double[] factor, int size, double[] right, int columns) {
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < i; k++) {
        subtract(right, i, k, columns, factor[i * size + k]);
      }
      divide(right, i, columns, factor[i * size + i]);
    }
    for (int i = size - 1; i >= 0; i--) {
      for (int k = i + 1; k < size; k++) {
        subtract(right, i, k, columns, factor[k * size + i]);
      }
      divide(right, i, columns, factor[i * size + i]);
    }
  }

  private static void subtract(double[] right, int to, int from, int columns, double factor) {
    for (int j = 0; j < columns; j++) {
      right[to * columns + j] -= factor * right[from * columns + j];
    }
  }

  private static void divide(double[] right, int row, int columns, double divisor) {
    for (int j = 0; j < columns; j++) {
      right[row * columns + j] /= divisor;
    }
  }

  /// The inverse of the matrix whose factor is given.
  static double[] inverse(double[] factor, int size) {
    double[] identity = new double[size * size];
    for (int i = 0; i < size; i++) {
      identity[i * size + i] = 1;
    }
    solve(factor, size, identity, size);
    return identity;
  }
}
