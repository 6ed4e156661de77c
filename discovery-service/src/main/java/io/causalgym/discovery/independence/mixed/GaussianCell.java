package io.causalgym.discovery.independence.mixed;

/// The covariance of some numbers over some rows, and its Cholesky factor. Scratch space.
final class GaussianCell {
  // Of a variable's variance: below, nothing is left but rounding.
  private static final double LEAST = 1e-10;

  private double[] matrix = new double[16];
  private double[] means = new double[4];

  /// The variance of the last variable given those before, which may determine each other; 0 where
  /// they determine it.
  double lastVariance(MixedColumns columns, int[] variables, int[] rows) {
    factor(columns, variables, rows);
    int size = variables.length;
    double pivot = matrix[size * size - 1];
    return pivot * pivot;
  }

  /// The logarithm of the determinant of the covariance; of no variables, 0. NaN where some of them
  /// determine another.
  double logDeterminant(MixedColumns columns, int[] variables, int[] rows) {
    factor(columns, variables, rows);
    double log = 0;
    int size = variables.length;
    for (int i = 0; i < size; i++) {
      double pivot = matrix[i * size + i];
      log += pivot > 0 ? 2 * Math.log(pivot) : Double.NaN;
    }
    return log;
  }

  private void factor(MixedColumns columns, int[] variables, int[] rows) {
    int size = variables.length;
    if (size * size > matrix.length) {
      matrix = new double[size * size];
      means = new double[size];
    }
    covariance(columns, variables, rows);
    for (int i = 0; i < size; i++) {
      double variance = matrix[i * size + i];
      double rest = variance;
      for (int j = 0; j < i; j++) {
        double sum = matrix[i * size + j];
        for (int k = 0; k < j; k++) {
          sum -= matrix[i * size + k] * matrix[j * size + k];
        }
        double pivot = matrix[j * size + j];
        matrix[i * size + j] = pivot > 0 ? sum / pivot : 0;
        rest -= matrix[i * size + j] * matrix[i * size + j];
      }
      matrix[i * size + i] = rest > LEAST * variance ? Math.sqrt(rest) : 0;
    }
  }

  private void covariance(MixedColumns columns, int[] variables, int[] rows) {
    int size = variables.length;
    for (int i = 0; i < size; i++) {
      double first = columns.value(variables[i], rows[0]);
      double sum = 0;
      for (int row : rows) {
        sum += columns.value(variables[i], row) - first;
      }
      means[i] = first + sum / rows.length;
      for (int j = 0; j <= i; j++) {
        double products = 0;
        for (int row : rows) {
          products +=
              (columns.value(variables[i], row) - means[i])
                  * (columns.value(variables[j], row) - means[j]);
        }
        matrix[i * size + j] = products / rows.length;
      }
    }
  }
}
