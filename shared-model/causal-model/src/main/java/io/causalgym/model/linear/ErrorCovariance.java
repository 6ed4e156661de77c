package io.causalgym.model.linear;

import io.causalgym.model.ModelException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Whether the covariance of the errors is one: positive semidefinite, district by district.
final class ErrorCovariance {
  /// A district of more nodes is refused: its check costs the cube.
  private static final int LARGEST_DISTRICT = 2_000;

  private ErrorCovariance() {}

  static void check(String[] names, double[] variances, SparseMatrix covariances) {
    boolean[] seen = new boolean[names.length];
    for (int node = 0; node < names.length; node++) {
      if (!seen[node] && covariances.end(node) > covariances.start(node)) {
        List<Integer> district = district(node, covariances, seen);
        if (district.size() > LARGEST_DISTRICT) {
          throw new ModelException(
              "error_covariance",
              Integer.toString(district.size()),
              "the errors of "
                  + district.size()
                  + " nodes covary in one group; "
                  + LARGEST_DISTRICT
                  + " are possible");
        }
        checkDistrict(names, district, variances, covariances);
      }
    }
  }

  private static List<Integer> district(int start, SparseMatrix covariances, boolean[] seen) {
    List<Integer> district = new ArrayList<>();
    Deque<Integer> open = new ArrayDeque<>();
    open.add(start);
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
    return district;
  }

  // Cholesky without pivoting: a pivot below -tolerance, or a zero pivot with a non-zero column,
  // says
  // no.
  private static void checkDistrict(
      String[] names, List<Integer> district, double[] variances, SparseMatrix covariances) {
    int n = district.size();
    double[][] factor = new double[n][n];
    for (int row = 0; row < n; row++) {
      int node = district.get(row);
      double scale = Math.max(variances[node], Double.MIN_NORMAL);
      for (int column = 0; column <= row; column++) {
        double sum = row == column ? variances[node] : covariances.get(node, district.get(column));
        for (int k = 0; k < column; k++) {
          sum -= factor[row][k] * factor[column][k];
        }
        if (row == column) {
          if (sum < -1e-9 * scale) {
            throw notSemidefinite(names[node]);
          }
          factor[row][row] = Math.sqrt(Math.max(sum, 0));
        } else if (factor[column][column] > 1e-7 * Math.sqrt(scale)) {
          factor[row][column] = sum / factor[column][column];
        } else if (Math.abs(sum) > 1e-7 * scale) {
          throw notSemidefinite(names[node]);
        }
      }
    }
  }

  private static ModelException notSemidefinite(String name) {
    return new ModelException(
        "error_covariance",
        name,
        "the error covariance is not positive semidefinite at '"
            + name
            + "'; make its covariances smaller or its variance larger");
  }
}
