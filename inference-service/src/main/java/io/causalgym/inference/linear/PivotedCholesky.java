package io.causalgym.inference.linear;

import io.causalgym.graph.Deadline;

/// The Cholesky factor of a positive semidefinite matrix with complete pivoting: rows `0 .. rank -
/// 1` of the factor belong to pivots, of which all other rows are linear combinations.
///
/// The matrix is scaled to correlations first, so that units do not matter; a residual variance
/// below `1e-11` of a row's own counts as 0. `O(n rank^2)`.
///
/// Source: Higham, "Analysis of the Cholesky decomposition of a semi-definite matrix", 1990,
/// section 3 (higham1990analysis).
final class PivotedCholesky {
  /// Far above what rounding leaves of a variance that is 0, and as far below what data tell apart.
  static final double DETERMINED = 1e-11;

  private final int size;
  private final double[] scales;
  private final double[] factor;
  private final int[] order;
  private final int rank;

  /// @param matrix row-major and symmetric
  PivotedCholesky(double[] matrix, int size, Deadline deadline) {
    this.size = size;
    this.scales = new double[size];
    this.order = new int[size];
    this.factor = new double[size * size];
    double[] residuals = new double[size];
    for (int row = 0; row < size; row++) {
      double variance = matrix[row * size + row];
      scales[row] = Math.sqrt(Math.max(variance, 0));
      residuals[row] = variance > 0 ? 1 : 0;
      order[row] = row;
    }
    int done = 0;
    while (done < size && bringLargestForward(residuals, done) > DETERMINED) {
      deadline.check();
      eliminate(matrix, residuals, done);
      done++;
    }
    this.rank = done;
  }

  private double bringLargestForward(double[] residuals, int from) {
    int best = from;
    for (int at = from + 1; at < size; at++) {
      if (residuals[order[at]] > residuals[order[best]]) {
        best = at;
      }
    }
    int row = order[best];
    order[best] = order[from];
    order[from] = row;
    return residuals[row];
  }

  private void eliminate(double[] matrix, double[] residuals, int column) {
    int pivot = order[column];
    double diagonal = Math.sqrt(residuals[pivot]);
    factor[pivot * size + column] = diagonal;
    for (int at = column + 1; at < size; at++) {
      int row = order[at];
      if (scales[row] > 0) {
        double sum = matrix[row * size + pivot] / (scales[row] * scales[pivot]);
        for (int k = 0; k < column; k++) {
          sum -= factor[row * size + k] * factor[pivot * size + k];
        }
        factor[row * size + column] = sum / diagonal;
        residuals[row] -= factor[row * size + column] * factor[row * size + column];
      }
    }
  }

  int rank() {
    return rank;
  }

  /// The row of the matrix that is the `at`-th pivot, and after the rank the rows that follow.
  int row(int at) {
    return order[at];
  }

  /// The factor in the units of the matrix; row `row(at)` ends at column `at`.
  double factor(int row, int column) {
    return scales[row] * factor[row * size + column];
  }

  double scale(int row) {
    return scales[row];
  }

  /// Solves `L z = x` for the pivots: `z`, of independent standard normals if `x` has the matrix as
  /// its covariance.
  double[] whiten(double[] x) {
    double[] z = new double[rank];
    for (int at = 0; at < rank; at++) {
      int row = order[at];
      double sum = x[row] / scales[row];
      for (int k = 0; k < at; k++) {
        sum -= factor[row * size + k] * z[k];
      }
      z[at] = sum / factor[row * size + at];
    }
    return z;
  }

  /// Row `row` of `L z`.
  double colour(int row, double[] z) {
    double sum = 0;
    for (int k = 0; k < rank; k++) {
      sum += factor[row * size + k] * z[k];
    }
    return scales[row] * sum;
  }
}
