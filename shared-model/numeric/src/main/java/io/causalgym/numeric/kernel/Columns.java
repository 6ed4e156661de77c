package io.causalgym.numeric.kernel;

import java.util.Arrays;

/// Loops over columns that the compiler turns into vector instructions by itself.
final class Columns {
  private Columns() {}

  static void fill(double[] y, double constant, int count) {
    Arrays.fill(y, 0, count, constant);
  }

  static void affine(double[] y, double constant, double factor, int count) {
    for (int row = 0; row < count; row++) {
      y[row] = constant + factor * y[row];
    }
  }

  static void add(double[] y, double factor, double[] x, int count) {
    for (int row = 0; row < count; row++) {
      y[row] += factor * x[row];
    }
  }

  static void minus(double[] x, double constant, double[] difference, int count) {
    for (int row = 0; row < count; row++) {
      difference[row] = x[row] - constant;
    }
  }

  static void times(double[] x, double[] y, double[] product, int count) {
    for (int row = 0; row < count; row++) {
      product[row] = x[row] * y[row];
    }
  }
}
