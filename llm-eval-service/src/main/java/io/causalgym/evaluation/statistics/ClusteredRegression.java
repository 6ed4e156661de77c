package io.causalgym.evaluation.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Weighted least squares with standard errors that allow for dependence within clusters.
///
/// Standard errors are CR2, unbiased if errors happen to be independent with variances inverse to
/// the weights; degrees of freedom are Satterthwaite's under the same working model, so that few or
/// uneven clusters widen the intervals. Both need each cluster's cross products only, in
/// coordinates in which the regressors of all clusters are orthonormal.
///
/// Sources: Bell and McCaffrey, "Bias Reduction in Standard Errors for Linear Regression with
/// Multi-Stage Samples", Survey Methodology 28, 2002 (bell2002bias); Pustejovsky and Tipton,
/// "Small-Sample Methods for Cluster-Robust Variance Estimation and Hypothesis Testing in Fixed
/// Effects Models", JBES 36, 2018 (pustejovsky2018small).
public final class ClusteredRegression {

  // A direction whose share of the regressors' scale is below this is taken for a linear relation.
  private static final double SINGULAR = 1e-10;

  private ClusteredRegression() {}

  /// Fits `y = sum of coefficient * regressor`; a constant is a regressor of ones.
  ///
  /// Costs `rows * regressors^2 + clusters * regressors^3`.
  ///
  /// @param y shape rows
  /// @param regressors shape regressors x rows
  /// @param weights shape rows, each at least 0
  /// @param clusters shape rows, the cluster of each row, from 0
  /// @return a coefficient for each regressor, or nothing where regressors depend linearly on each
  ///   other, or where one cluster alone determines one of their directions, so that no other one
  ///   shows how much it varies
  public static Optional<List<Coefficient>> fit(
      double[] y, double[][] regressors, double[] weights, int[] clusters) {
    CrossProducts products = CrossProducts.of(y, regressors, weights, clusters);
    return whitening(products.total())
        .map(whitening -> new WhitenedFit(products, whitening))
        .filter(WhitenedFit::shared)
        .map(WhitenedFit::coefficients);
  }

  /// Fits with equal weights.
  public static Optional<List<Coefficient>> fit(double[] y, double[][] regressors, int[] clusters) {
    double[] weights = new double[y.length];
    Arrays.fill(weights, 1);
    return fit(y, regressors, weights, clusters);
  }

  /// W with `W' X'X W = I`; columns of a regressor are scaled to length 1 first, so that units do
  /// not matter.
  private static Optional<double[][]> whitening(double[][] gram) {
    int p = gram.length;
    double[][] scaled = new double[p][p];
    for (int row = 0; row < p; row++) {
      for (int column = 0; column < p; column++) {
        scaled[row][column] = gram[row][column] / Math.sqrt(gram[row][row] * gram[column][column]);
      }
    }
    if (p == 0 || !finite(scaled)) {
      return Optional.empty();
    }
    SymmetricEigen eigen = new SymmetricEigen(scaled);
    double[][] whitening = new double[p][p];
    for (int column = 0; column < p; column++) {
      if (!(eigen.values[column] > SINGULAR)) {
        return Optional.empty();
      }
      for (int row = 0; row < p; row++) {
        whitening[row][column] =
            eigen.vectors[row][column] / Math.sqrt(eigen.values[column] * gram[row][row]);
      }
    }
    return Optional.of(whitening);
  }

  private static boolean finite(double[][] matrix) {
    for (double[] row : matrix) {
      for (double value : row) {
        if (!Double.isFinite(value)) {
          return false;
        }
      }
    }
    return true;
  }
}
