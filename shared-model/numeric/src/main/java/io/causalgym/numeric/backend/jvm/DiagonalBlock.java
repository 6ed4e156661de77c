package io.causalgym.numeric.backend.jvm;

/// What {@link PositiveDefinite} does to small blocks of the diagonal, by rows of their own that
/// the compiler goes through with vectors.
final class DiagonalBlock {
  static final int SIZE = 64;

  private DiagonalBlock() {}

  /// Factors a block as `L L'`.
  ///
  /// @param from where it starts in a matrix of `size` columns, of which the lower triangle is read
  /// @param variances the matrix' diagonal before anything was taken off
  /// @param tolerance share of a variance that is no more than rounding
  /// @return `L^-1` by rows
  /// @throws ArithmeticException if the block is not positive definite
  static double[] invertedFactor(
      double[] matrix, int size, int from, int count, double[] variances, double tolerance) {
    double[][] upper = new double[count][count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j <= i; j++) {
        upper[j][i] = matrix[(from + i) * size + from + j];
      }
    }
    for (int i = 0; i < count; i++) {
      double left = upper[i][i];
      double variance = variances[from + i];
      if (!(left > tolerance * variance && left < Double.POSITIVE_INFINITY)) {
        throw new ArithmeticException(
            "the Gram matrix is not positive definite: %s of %s is left of column %d after those before it; a larger ridge, or fewer columns, helps"
                .formatted(left, variance, from + i));
      }
      double root = Math.sqrt(left);
      scale(upper[i], root, count);
      for (int j = i + 1; j < count; j++) {
        subtract(upper[j], upper[i][j], upper[i], j, count);
      }
    }
    return inverted(upper, count);
  }

  /// The inverse of the transpose of an upper triangle, by rows.
  private static double[] inverted(double[][] upper, int count) {
    double[][] rows = new double[count][count];
    double[] inverse = new double[count * count];
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < i; k++) {
        subtract(rows[i], upper[k][i], rows[k], 0, k + 1);
      }
      rows[i][i] = 1;
      scale(rows[i], upper[i][i], i + 1);
      System.arraycopy(rows[i], 0, inverse, i * count, i + 1);
    }
    return inverse;
  }

  /// Puts the lower triangle of `L' L` into a matrix.
  ///
  /// @param lower a lower triangle by rows
  static void square(double[] lower, int count, double[] matrix, int size, int from) {
    double[] sums = new double[count];
    for (int i = 0; i < count; i++) {
      java.util.Arrays.fill(sums, 0);
      for (int k = i; k < count; k++) {
        double factor = lower[k * count + i];
        for (int j = 0; j <= i; j++) {
          sums[j] += factor * lower[k * count + j];
        }
      }
      System.arraycopy(sums, 0, matrix, (from + i) * size + from, i + 1);
    }
  }

  private static void scale(double[] row, double divisor, int end) {
    for (int at = 0; at < end; at++) {
      row[at] /= divisor;
    }
  }

  private static void subtract(double[] row, double factor, double[] other, int from, int end) {
    for (int at = from; at < end; at++) {
      row[at] -= factor * other[at];
    }
  }
}
