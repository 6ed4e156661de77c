package io.causalgym.evaluation.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/// CR2 and its degrees of freedom by their definition, with matrices as large as the rows; the
/// inverse root of a block comes from Newton's iteration, so that it shares no code with what it
/// checks.
final class SlowClusterRobust {
  private final int n;
  private final int p;
  private final int[] clusters;
  private final double[] y;
  private final double[][] x;
  private final double[][] inverse;
  private final double[][] annihilator;
  private final double[] coefficients;
  private final double[] residuals;

  SlowClusterRobust(double[] y, double[][] regressors, double[] weights, int[] clusters) {
    this.n = y.length;
    this.p = regressors.length;
    this.clusters = clusters;
    this.y = new double[n];
    this.x = new double[n][p];
    for (int row = 0; row < n; row++) {
      double root = Math.sqrt(weights[row]);
      this.y[row] = root * y[row];
      for (int column = 0; column < p; column++) {
        x[row][column] = root * regressors[column][row];
      }
    }
    this.inverse = inverse(times(transpose(x), x));
    double[][] hat = times(times(x, inverse), transpose(x));
    this.annihilator = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        annihilator[i][j] = (i == j ? 1 : 0) - hat[i][j];
      }
    }
    this.coefficients = apply(times(inverse, transpose(x)), this.y);
    this.residuals = apply(annihilator, this.y);
  }

  double coefficient(int column) {
    return coefficients[column];
  }

  double standardError(int column) {
    double variance = 0;
    for (int cluster = 0; cluster <= Arrays.stream(clusters).max().orElseThrow(); cluster++) {
      int[] rows = rows(cluster);
      double[] adjusted = adjusted(cluster, column);
      double score = 0;
      for (int at = 0; at < rows.length; at++) {
        score += adjusted[at] * residuals[rows[at]];
      }
      variance += score * score;
    }
    return Math.sqrt(variance);
  }

  /// A X (X'X)^-1 c of a cluster.
  private double[] adjusted(int cluster, int column) {
    int[] rows = rows(cluster);
    double[][] block = new double[rows.length][rows.length];
    double[] direction = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        block[i][j] = annihilator[rows[i]][rows[j]];
      }
      for (int k = 0; k < p; k++) {
        direction[i] += x[rows[i]][k] * inverse[k][column];
      }
    }
    return apply(inverseRoot(block), direction);
  }

  double degrees(int column) {
    int count = Arrays.stream(clusters).max().orElseThrow() + 1;
    double[][] vectors = new double[count][n];
    for (int cluster = 0; cluster < count; cluster++) {
      int[] rows = rows(cluster);
      double[] adjusted = adjusted(cluster, column);
      for (int row = 0; row < n; row++) {
        for (int at = 0; at < rows.length; at++) {
          vectors[cluster][row] += annihilator[row][rows[at]] * adjusted[at];
        }
      }
    }
    double[][] gram = times(vectors, transpose(vectors));
    double trace = IntStream.range(0, count).mapToDouble(g -> gram[g][g]).sum();
    double squares = Arrays.stream(gram).flatMapToDouble(Arrays::stream).map(v -> v * v).sum();
    return trace * trace / squares;
  }

  private int[] rows(int cluster) {
    return IntStream.range(0, n).filter(row -> clusters[row] == cluster).toArray();
  }

  /// Denman and Beavers' iteration for the inverse of the square root.
  private static double[][] inverseRoot(double[][] matrix) {
    double[][] root = matrix;
    double[][] inverseRoot = new double[matrix.length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      inverseRoot[i][i] = 1;
    }
    for (int step = 0; step < 60; step++) {
      double[][] next = half(root, inverse(inverseRoot));
      inverseRoot = half(inverseRoot, inverse(root));
      root = next;
    }
    return inverseRoot;
  }

  private static double[][] half(double[][] a, double[][] b) {
    double[][] mean = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        mean[i][j] = (a[i][j] + b[i][j]) / 2;
      }
    }
    return mean;
  }

  /// Gauss and Jordan, pivots on the diagonal: all matrices here are positive definite.
  private static double[][] inverse(double[][] matrix) {
    int size = matrix.length;
    double[][] left = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    double[][] right = new double[size][size];
    for (int i = 0; i < size; i++) {
      right[i][i] = 1;
    }
    for (int pivot = 0; pivot < size; pivot++) {
      double scale = left[pivot][pivot];
      for (int j = 0; j < size; j++) {
        left[pivot][j] /= scale;
        right[pivot][j] /= scale;
      }
      for (int i = 0; i < size; i++) {
        double factor = left[i][pivot];
        for (int j = 0; j < size && i != pivot; j++) {
          left[i][j] -= factor * left[pivot][j];
          right[i][j] -= factor * right[pivot][j];
        }
      }
    }
    return right;
  }

  private static double[][] transpose(double[][] a) {
    double[][] t = new double[a[0].length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[0].length; j++) {
        t[j][i] = a[i][j];
      }
    }
    return t;
  }

  private static double[][] times(double[][] a, double[][] b) {
    return Arrays.stream(a).map(row -> apply(transpose(b), row)).toArray(double[][]::new);
  }

  private static double[] apply(double[][] a, double[] v) {
    return Arrays.stream(a)
        .mapToDouble(row -> IntStream.range(0, v.length).mapToDouble(i -> row[i] * v[i]).sum())
        .toArray();
  }
}
