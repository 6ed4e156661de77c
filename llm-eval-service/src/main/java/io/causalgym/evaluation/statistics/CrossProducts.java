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
    requireShapes(y.length, regressors, weights, clusters);
    requireRows(y, weights, clusters);
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

  private static void requireShapes(
      int rows, double[][] regressors, double[] weights, int[] clusters) {
    boolean same =
        weights.length == rows
            && clusters.length == rows
            && Arrays.stream(regressors).allMatch(regressor -> regressor.length == rows);
    if (!same) {
      throw new IllegalArgumentException(
          "give each of the " + rows + " rows a weight, a cluster and a value of each regressor");
    }
  }

  private static void requireRows(double[] y, double[] weights, int[] clusters) {
    for (int row = 0; row < y.length; row++) {
      // Numbers of clusters are places of an array, so they have to be dense.
      boolean placed = clusters[row] >= 0 && clusters[row] < y.length;
      if (!placed || !Double.isFinite(y[row]) || !(weights[row] >= 0)) {
        throw new IllegalArgumentException(
            ("row %d has value %s, weight %s and cluster %d: leave out what is not known, "
                    + "weigh by at least 0, number clusters densely from 0")
                .formatted(row, y[row], weights[row], clusters[row]));
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
