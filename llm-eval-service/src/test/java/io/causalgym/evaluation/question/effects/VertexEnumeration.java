package io.causalgym.evaluation.question.effects;

/// Extremes of a linear function over a polytope `A q = b, q >= 0`, by visiting every basis: slow,
/// and nothing to get wrong.
final class VertexEnumeration {
  private VertexEnumeration() {}

  /// @param rows each of A with b at its end, linearly independent
  /// @return the least and the largest value
  static double[] extremes(double[][] rows, double[] objective) {
    double[] extremes = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    visit(rows, objective, new int[rows.length], 0, 0, extremes);
    return extremes;
  }

  private static void visit(
      double[][] rows, double[] objective, int[] basis, int at, int from, double[] extremes) {
    if (at == basis.length) {
      double[] q = solve(rows, basis);
      double value = 0;
      for (int k = 0; k < q.length; k++) {
        if (!(q[k] >= -1e-9)) {
          return;
        }
        value += q[k] * objective[basis[k]];
      }
      extremes[0] = Math.min(extremes[0], value);
      extremes[1] = Math.max(extremes[1], value);
      return;
    }
    for (int column = from; column < objective.length; column++) {
      basis[at] = column;
      visit(rows, objective, basis, at + 1, column + 1, extremes);
    }
  }

  /// Gauss and Jordan; NaN where the columns are dependent.
  private static double[] solve(double[][] rows, int[] basis) {
    int n = basis.length;
    double[][] a = new double[n][n + 1];
    for (int r = 0; r < n; r++) {
      for (int c = 0; c < n; c++) {
        a[r][c] = rows[r][basis[c]];
      }
      a[r][n] = rows[r][rows[r].length - 1];
    }
    double[] q = new double[n];
    for (int c = 0; c < n; c++) {
      int pivot = c;
      for (int r = c; r < n; r++) {
        pivot = Math.abs(a[r][c]) > Math.abs(a[pivot][c]) ? r : pivot;
      }
      if (Math.abs(a[pivot][c]) < 1e-9) {
        q[0] = Double.NaN;
        return q;
      }
      double[] swapped = a[c];
      a[c] = a[pivot];
      a[pivot] = swapped;
      for (int r = 0; r < n; r++) {
        double factor = r == c ? 0 : a[r][c] / a[c][c];
        for (int k = c; k <= n && factor != 0; k++) {
          a[r][k] -= factor * a[c][k];
        }
      }
    }
    for (int c = 0; c < n; c++) {
      q[c] = a[c][n] / a[c][c];
    }
    return q;
  }
}
