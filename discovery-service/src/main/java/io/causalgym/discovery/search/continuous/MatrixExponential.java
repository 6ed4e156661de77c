package io.causalgym.discovery.search.continuous;

import java.util.Arrays;

/// `exp(A)` of a matrix without negative entries, by scaling, its power series and squaring: no sum
/// cancels, so the plain series is accurate. The series of degree 12 takes five products in the
/// form of Paterson and Stockmeyer (1973); with a norm of 1/2 at most what is cut off is below
/// `2e-14`.
///
/// Source: Higham, "Functions of Matrices", SIAM 2008, sections 4.2 and 10.3 (higham2008functions).
final class MatrixExponential {
  private static final double LARGEST_NORM = 0.5;
  // 1 / k! for k = 0 .. 12.
  private static final double[] INVERSE_FACTORIALS = new double[13];

  static {
    INVERSE_FACTORIALS[0] = 1;
    for (int k = 1; k < INVERSE_FACTORIALS.length; k++) {
      INVERSE_FACTORIALS[k] = INVERSE_FACTORIALS[k - 1] / k;
    }
  }

  private final int size;
  private final double[] scaled;
  private final double[] square;
  private final double[] cube;
  private final double[] work;
  private final double[] sum;

  MatrixExponential(int size) {
    this.size = size;
    this.scaled = new double[size * size];
    this.square = new double[size * size];
    this.cube = new double[size * size];
    this.work = new double[size * size];
    this.sum = new double[size * size];
  }

  /// @param into receives the exponential; infinite entries where it overflows
  void of(double[] matrix, double[] into) {
    double norm = SquareMatrices.columnNorm(matrix, size);
    int squarings = norm > LARGEST_NORM ? Math.max(0, Math.getExponent(norm) + 2) : 0;
    double scale = Math.scalb(1.0, -squarings);
    for (int at = 0; at < scaled.length; at++) {
      scaled[at] = matrix[at] * scale;
    }
    SquareMatrices.multiply(scaled, scaled, square, size);
    SquareMatrices.multiply(square, scaled, cube, size);
    series();
    double[] result = sum;
    double[] other = into;
    for (int k = 0; k < squarings; k++) {
      SquareMatrices.multiply(result, result, other, size);
      double[] swap = result;
      result = other;
      other = swap;
    }
    if (squarings % 2 == 0) {
      System.arraycopy(sum, 0, into, 0, sum.length);
    }
  }

  /// `(((c12 I) A^3 + B3) A^3 + B2) A^3 + ..` with `Bk = c(3k) I + c(3k + 1) A + c(3k + 2) A^2`.
  private void series() {
    Arrays.fill(sum, 0);
    addBlock(12, 0);
    for (int k = 9; k >= 0; k -= 3) {
      SquareMatrices.multiply(sum, cube, work, size);
      System.arraycopy(work, 0, sum, 0, work.length);
      addBlock(k, 2);
    }
  }

  private void addBlock(int k, int degree) {
    for (int i = 0; i < size; i++) {
      sum[i * size + i] += INVERSE_FACTORIALS[k];
    }
    if (degree > 0) {
      SquareMatrices.addRow(INVERSE_FACTORIALS[k + 1], scaled, 0, sum, 0, sum.length);
      SquareMatrices.addRow(INVERSE_FACTORIALS[k + 2], square, 0, sum, 0, sum.length);
    }
  }
}
