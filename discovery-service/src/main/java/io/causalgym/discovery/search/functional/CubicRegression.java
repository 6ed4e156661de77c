package io.causalgym.discovery.search.functional;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// Least squares of one variable on a polynomial of degree 3 of another.
final class CubicRegression {
  private static final int TERMS = 4;

  private CubicRegression() {}

  /// The mean squared error of `y` given `x`, both within `[0, 1]`.
  static double error(double[] x, double[] y) {
    DMatrixRMaj products = new DMatrixRMaj(TERMS, TERMS);
    DMatrixRMaj target = new DMatrixRMaj(TERMS, 1);
    double squares = 0;
    double[] terms = new double[TERMS];
    for (int row = 0; row < x.length; row++) {
      legendre(2 * x[row] - 1, terms);
      for (int i = 0; i < TERMS; i++) {
        target.data[i] += terms[i] * y[row];
        for (int j = 0; j < TERMS; j++) {
          products.data[i * TERMS + j] += terms[i] * terms[j];
        }
      }
      squares += y[row] * y[row];
    }
    DMatrixRMaj inverse = new DMatrixRMaj(TERMS, TERMS);
    // Few distinct values leave terms that others determine; the pseudo-inverse passes them over.
    CommonOps_DDRM.pinv(products, inverse);
    double explained = 0;
    for (int i = 0; i < TERMS; i++) {
      for (int j = 0; j < TERMS; j++) {
        explained += target.data[i] * inverse.data[i * TERMS + j] * target.data[j];
      }
    }
    return Math.max(0, squares - explained) / x.length;
  }

  // Powers would be nearly collinear.
  private static void legendre(double t, double[] into) {
    into[0] = 1;
    into[1] = t;
    into[2] = (3 * t * t - 1) / 2;
    into[3] = (5 * t * t - 3) * t / 2;
  }
}
