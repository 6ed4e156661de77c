package io.causalgym.discovery.score;

/// Means and covariances of a few columns over chosen rows, and what they say of rows. Not
/// thread-safe.
final class GaussianMoments {
  private final int most;
  private final double[] means;
  private final double[] factor;
  private final double[] deviation;
  private int dimension;
  private int count;
  private boolean factored;
  private double logDeterminant;

  GaussianMoments(int most) {
    this.most = most;
    this.means = new double[most];
    this.factor = new double[most * most];
    this.deviation = new double[most];
  }

  /// The number of columns at most.
  int most() {
    return most;
  }

  /// Takes the rows at `from` and after in a list of rows.
  void of(MixedColumns columns, int[] variables, int dimension, int[] rows, int from, int count) {
    this.dimension = dimension;
    this.count = count;
    for (int i = 0; i < dimension; i++) {
      double[] values = columns.values(variables[i]);
      double sum = 0;
      for (int at = from; at < from + count; at++) {
        sum += values[rows[at]];
      }
      means[i] = sum / count;
      for (int j = 0; j <= i; j++) {
        double[] others = columns.values(variables[j]);
        double product = 0;
        for (int at = from; at < from + count; at++) {
          product += (values[rows[at]] - means[i]) * (others[rows[at]] - means[j]);
        }
        factor[i * most + j] = product / count;
      }
    }
    factored = factor();
  }

  private boolean factor() {
    logDeterminant = 0;
    for (int i = 0; i < dimension; i++) {
      double own = factor[i * most + i];
      for (int j = 0; j <= i; j++) {
        double sum = factor[i * most + j];
        for (int k = 0; k < j; k++) {
          sum -= factor[i * most + k] * factor[j * most + k];
        }
        if (j < i) {
          factor[i * most + j] = sum / factor[j * most + j];
        } else if (sum > Covariance.COLLINEAR * own && own > Covariance.COLLINEAR) {
          factor[i * most + i] = Math.sqrt(sum);
          logDeterminant += Math.log(sum);
        } else {
          return false;
        }
      }
    }
    return true;
  }

  /// Whether the covariances are regular.
  boolean factored() {
    return factored;
  }

  /// Of the rows themselves; NaN where their covariances are singular.
  double logLikelihood() {
    return factored
        ? -count / 2.0 * (logDeterminant + dimension * (1 + Math.log(2 * Math.PI)))
        : Double.NaN;
  }

  double logDensity(MixedColumns columns, int[] variables, int row) {
    double square = 0;
    for (int i = 0; i < dimension; i++) {
      double left = columns.values(variables[i])[row] - means[i];
      for (int j = 0; j < i; j++) {
        left -= factor[i * most + j] * deviation[j];
      }
      deviation[i] = left / factor[i * most + i];
      square += deviation[i] * deviation[i];
    }
    return -(square + logDeterminant + dimension * Math.log(2 * Math.PI)) / 2;
  }
}
