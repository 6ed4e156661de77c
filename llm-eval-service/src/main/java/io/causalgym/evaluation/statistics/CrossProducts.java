package io.causalgym.evaluation.statistics;

import java.util.Arrays;

/// Each cluster's `X'WX` and `X'Wy`, all that a clustered regression reads of the rows.
final class CrossProducts {
  private final double[][][] grams;
  private final double[][] moments;

  private CrossProducts(double[][][] grams, double[][] moments) {
    this.grams = grams;
    this.moments = moments;
  }

  /// `X'WX` of each cluster; not to be changed.
  double[][][] grams() {
    return grams;
  }

  /// `X'Wy` of each cluster; not to be changed.
  double[][] moments() {
    return moments;
  }

  static CrossProducts of(double[] y, double[][] regressors, double[] weights, int[] clusters) {
    requireRows(y.length, regressors, weights, clusters);
    int count = Arrays.stream(clusters).max().orElse(-1) + 1;
    int p = regressors.length;
    double[][][] grams = new double[count][p][p];
    double[][] moments = new double[count][p];
    for (int row = 0; row < y.length; row++) {
      double[][] gram = grams[clusters[row]];
      for (int i = 0; i < p; i++) {
        double weighted = weights[row] * regressors[i][row];
        moments[clusters[row]][i] += weighted * y[row];
        for (int j = 0; j < p; j++) {
          gram[i][j] += weighted * regressors[j][row];
        }
      }
    }
    return new CrossProducts(grams, moments);
  }

  private static void requireRows(
      int rows, double[][] regressors, double[] weights, int[] clusters) {
    boolean same =
        weights.length == rows
            && clusters.length == rows
            && Arrays.stream(regressors).allMatch(regressor -> regressor.length == rows);
    if (!same) {
      throw new IllegalArgumentException(
          "give each of the " + rows + " rows a weight, a cluster and a value of each regressor");
    }
    for (int row = 0; row < rows; row++) {
      // Numbers of clusters are places of an array, so they have to be dense.
      if (!(weights[row] >= 0) || clusters[row] < 0 || clusters[row] >= rows) {
        throw new IllegalArgumentException(
            "row "
                + row
                + " has weight "
                + weights[row]
                + " and cluster "
                + clusters[row]
                + ": give a weight of at least 0, and number clusters from 0");
      }
    }
  }

  /// The sum of `X'WX`.
  double[][] total() {
    int p = grams.length == 0 ? 0 : grams[0].length;
    double[][] total = new double[p][p];
    for (double[][] gram : grams) {
      for (int i = 0; i < p; i++) {
        for (int j = 0; j < p; j++) {
          total[i][j] += gram[i][j];
        }
      }
    }
    return total;
  }
}
