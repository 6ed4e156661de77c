package io.causalgym.discovery.independence.kernel;

/// Ridge regression on features, each of mean 0.
final class FeatureRegression {
  private final double[][] on;
  private final double[] factor;

  FeatureRegression(double[][] on, double ridge) {
    this.on = on;
    int size = on.length;
    this.factor = new double[size * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        factor[i * size + j] = covariance(on[i], on[j]);
      }
      factor[i * size + i] += ridge;
    }
    Cholesky.factor(factor, size);
  }

  private static double covariance(double[] a, double[] b) {
    return Products.sum(a, b) / (a.length - 1);
  }

  /// Replaces columns by what the regression does not explain of them.
  void leaveResiduals(double[][] columns) {
    for (double[] column : columns) {
      double[] weights = new double[on.length];
      for (int i = 0; i < on.length; i++) {
        weights[i] = covariance(on[i], column);
      }
      Cholesky.solve(factor, on.length, weights, 1);
      for (int i = 0; i < on.length; i++) {
        for (int row = 0; row < column.length; row++) {
          column[row] -= weights[i] * on[i][row];
        }
      }
    }
  }
}
