package io.causalgym.discovery.search.continuous;

/// `h(W) = n log s - log det(s I - W o W)` where `s I - W o W` is an M-matrix: 0 if and only if the
/// weights have no directed cycle, else positive.
///
/// A matrix without positive entries off its diagonal is a non-singular M-matrix if and only if
/// elimination without interchanges finds positive pivots only (Berman and Plemmons, "Nonnegative
/// Matrices in the Mathematical Sciences", chapter 6, berman1994nonnegative), so that the factors
/// tell the domain, the determinant and the inverse.
///
/// Source: Bello, Aragam, Ravikumar (2022, bello2022dagma).
final class LogDeterminant {
  private final int size;
  // Factors L and U in place: L without its diagonal of ones below, U above.
  private final double[] factors;
  private final double[] inverse;

  LogDeterminant(int size) {
    this.size = size;
    this.factors = new double[size * size];
    this.inverse = new double[size * size];
  }

  /// The value, positive infinity outside the domain; {@link #addGradient} is of the same weights
  /// and `s` then.
  double at(double[] weights, double s) {
    for (int at = 0; at < factors.length; at++) {
      factors[at] = -weights[at] * weights[at];
    }
    for (int i = 0; i < size; i++) {
      factors[i * size + i] += s;
    }
    double logs = 0;
    for (int k = 0; k < size; k++) {
      double pivot = factors[k * size + k];
      if (!(pivot > 0)) {
        return Double.POSITIVE_INFINITY;
      }
      logs += Math.log(pivot);
      for (int row = k + 1; row < size; row++) {
        eliminate(row, k, pivot);
      }
    }
    return size * Math.log(s) - logs;
  }

  private void eliminate(int row, int k, double pivot) {
    double factor = factors[row * size + k];
    if (factor != 0) {
      factor /= pivot;
      factors[row * size + k] = factor;
      SquareMatrices.addRow(
          -factor, factors, k * size + k + 1, factors, row * size + k + 1, size - k - 1);
    }
  }

  /// Adds the gradient `2 (s I - W o W)^-T o W`.
  void addGradient(double[] weights, double[] gradient) {
    invert();
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        int at = i * size + j;
        gradient[at] += 2 * inverse[j * size + i] * weights[at];
      }
    }
  }

  private void invert() {
    java.util.Arrays.fill(inverse, 0);
    for (int row = 0; row < size; row++) {
      inverse[row * size + row] = 1;
      for (int k = 0; k < row; k++) {
        double factor = factors[row * size + k];
        if (factor != 0) {
          SquareMatrices.addRow(-factor, inverse, k * size, inverse, row * size, k + 1);
        }
      }
    }
    for (int row = size - 1; row >= 0; row--) {
      for (int k = row + 1; k < size; k++) {
        double factor = factors[row * size + k];
        if (factor != 0) {
          SquareMatrices.addRow(-factor, inverse, k * size, inverse, row * size, size);
        }
      }
      double pivot = factors[row * size + row];
      for (int j = 0; j < size; j++) {
        inverse[row * size + j] /= pivot;
      }
    }
  }
}
