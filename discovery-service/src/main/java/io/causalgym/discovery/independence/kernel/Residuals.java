package io.causalgym.discovery.independence.kernel;

/// What a kernel ridge regression leaves: `R = ridge (K + ridge I)^-1`, and `R A R` of a kernel
/// matrix `A`. `O(rows^3)`.
final class Residuals {
  private final int rows;
  private final double[] operator;

  /// @param kernel positive semidefinite, by rows; used up
  Residuals(double[] kernel, int rows, double ridge) {
    this.rows = rows;
    for (int i = 0; i < rows; i++) {
      kernel[i * rows + i] += ridge;
    }
    Cholesky.factor(kernel, rows);
    operator = Cholesky.inverse(kernel, rows);
    for (int i = 0; i < operator.length; i++) {
      operator[i] *= ridge;
    }
  }

  double[] of(double[] kernel) {
    return product(product(operator, kernel), operator);
  }

  /// Rows of the right factor are added up, which runs along memory and is vectorised.
  private double[] product(double[] a, double[] b) {
    double[] into = new double[rows * rows];
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < rows; k++) {
        double factor = a[i * rows + k];
        int from = k * rows;
        int to = i * rows;
        for (int j = 0; j < rows; j++) {
          into[to + j] += factor * b[from + j];
        }
      }
    }
    return into;
  }
}
