package io.causalgym.inference.simulation;

import io.causalgym.model.linear.LinearModel;
import io.causalgym.model.linear.SparseMatrix;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// The errors of a linear model as combinations of independent standard normals, one for each node:
/// the Cholesky factor of each district's error covariance, `O(n^3)` for a district of `n`.
///
/// Semidefinite covariances are possible: a pivot of 0 gives a column of zeros.
final class DistrictFactor {
  private final int[][] noises;
  private final double[][] loadings;

  private DistrictFactor(int size) {
    this.noises = new int[size][];
    this.loadings = new double[size][];
  }

  static DistrictFactor of(LinearModel model) {
    DistrictFactor factor = new DistrictFactor(model.size());
    for (int node = 0; node < model.size(); node++) {
      if (factor.noises[node] == null) {
        boolean alone = model.covariances().start(node) == model.covariances().end(node);
        factor.decompose(model, alone ? new int[] {node} : district(model.covariances(), node));
      }
    }
    return factor;
  }

  /// The nodes whose standard normals are part of the error of `node`, its own last.
  int[] noises(int node) {
    return noises[node];
  }

  /// Their factors.
  double[] loadings(int node) {
    return loadings[node];
  }

  private static int[] district(SparseMatrix covariances, int start) {
    boolean[] seen = new boolean[covariances.size()];
    List<Integer> district = new ArrayList<>();
    Deque<Integer> open = new ArrayDeque<>(List.of(start));
    seen[start] = true;
    while (!open.isEmpty()) {
      int node = open.remove();
      district.add(node);
      for (int at = covariances.start(node); at < covariances.end(node); at++) {
        int spouse = covariances.column(at);
        if (!seen[spouse]) {
          seen[spouse] = true;
          open.add(spouse);
        }
      }
    }
    return district.stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  private void decompose(LinearModel model, int[] district) {
    for (int row = 0; row < district.length; row++) {
      int node = district[row];
      double[] own = new double[row + 1];
      for (int column = 0; column < row; column++) {
        double[] other = loadings[district[column]];
        double rest = model.covariances().get(node, district[column]) - dot(own, other, column);
        own[column] = other[column] > 0 ? rest / other[column] : 0;
      }
      double variance = model.variance(node);
      double rest = variance - dot(own, own, row);
      // What rounding leaves of an exact 0 is no error.
      own[row] = rest > 1e-14 * variance ? Math.sqrt(rest) : 0;
      noises[node] = Arrays.copyOf(district, row + 1);
      loadings[node] = own;
    }
  }

  private static double dot(double[] a, double[] b, int count) {
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }
}
