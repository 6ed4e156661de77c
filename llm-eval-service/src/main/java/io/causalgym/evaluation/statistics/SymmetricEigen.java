package io.causalgym.evaluation.statistics;

/// Eigenvalues and vectors of a small symmetric matrix by Jacobi's cyclic rotations.
///
/// Source: Golub and Van Loan, "Matrix Computations", 4th edition, 2013, section 8.5
/// (golub2013matrix).
final class SymmetricEigen {
  // Convergence is quadratic: matrices of the size of a regression need fewer than ten.
  private static final int MOST_SWEEPS = 50;

  private final double[][] a;

  /// Column `k` belongs to value `k`.
  final double[][] vectors;

  /// In no order.
  final double[] values;

  /// @param matrix symmetric; not changed
  SymmetricEigen(double[][] matrix) {
    int n = matrix.length;
    this.a = new double[n][];
    this.vectors = new double[n][n];
    this.values = new double[n];
    for (int row = 0; row < n; row++) {
      a[row] = matrix[row].clone();
      vectors[row][row] = 1;
    }
    for (int sweep = 0; sweep < MOST_SWEEPS && !diagonal(); sweep++) {
      sweep();
    }
    for (int row = 0; row < n; row++) {
      values[row] = a[row][row];
    }
  }

  private boolean diagonal() {
    double off = 0;
    double on = 0;
    for (int row = 0; row < a.length; row++) {
      on += a[row][row] * a[row][row];
      for (int column = 0; column < row; column++) {
        off += a[row][column] * a[row][column];
      }
    }
    return off <= 1e-32 * on;
  }

  private void sweep() {
    for (int p = 0; p < a.length; p++) {
      for (int q = p + 1; q < a.length; q++) {
        if (a[p][q] != 0) {
          double half = (a[q][q] - a[p][p]) / (2 * a[p][q]);
          double tangent = Math.copySign(1, half) / (Math.abs(half) + Math.hypot(1, half));
          double cosine = 1 / Math.sqrt(1 + tangent * tangent);
          rotate(p, q, cosine, tangent * cosine);
        }
      }
    }
  }

  private void rotate(int p, int q, double cosine, double sine) {
    for (int k = 0; k < a.length; k++) {
      double kp = a[k][p];
      double kq = a[k][q];
      a[k][p] = cosine * kp - sine * kq;
      a[k][q] = sine * kp + cosine * kq;
    }
    for (int k = 0; k < a.length; k++) {
      double pk = a[p][k];
      double qk = a[q][k];
      a[p][k] = cosine * pk - sine * qk;
      a[q][k] = sine * pk + cosine * qk;
      double vp = vectors[k][p];
      double vq = vectors[k][q];
      vectors[k][p] = cosine * vp - sine * vq;
      vectors[k][q] = sine * vp + cosine * vq;
    }
  }
}
