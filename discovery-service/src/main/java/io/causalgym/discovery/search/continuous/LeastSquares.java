package io.causalgym.discovery.search.continuous;

/// `tr((I - W)^T S (I - W)) / 2`: half the mean squared error of every variable regressed on the
/// others by weights `W` (row `from`, column `to`), from the covariances `S` alone.
final class LeastSquares {
  private final int size;
  private final double[] covariance;
  private final double[] difference;
  private final double[] product;

  LeastSquares(double[] covariance, int size) {
    this.size = size;
    this.covariance = covariance;
    this.difference = new double[size * size];
    this.product = new double[size * size];
  }

  /// The loss; {@link #addGradient} is of the same weights then.
  double at(double[] weights) {
    for (int at = 0; at < difference.length; at++) {
      difference[at] = -weights[at];
    }
    for (int i = 0; i < size; i++) {
      difference[i * size + i] += 1;
    }
    SquareMatrices.multiply(covariance, difference, product, size);
    double sum = 0;
    for (int at = 0; at < product.length; at++) {
      sum += difference[at] * product[at];
    }
    return sum / 2;
  }

  /// Adds `factor` times the gradient `-S (I - W)`.
  void addGradient(double factor, double[] gradient) {
    for (int at = 0; at < product.length; at++) {
      gradient[at] -= factor * product[at];
    }
  }
}
