package io.causalgym.numeric.backend.jvm;

/// Loops over products that the compiler turns into vector instructions by itself; products go from
/// left to right and are rounded before they are added.
final class RowLoops {
  private RowLoops() {}

  static void add(double[] sums, double number, double[] a, int count) {
    for (int row = 0; row < count; row++) {
      sums[row] += number * a[row];
    }
  }

  static void add(double[] sums, double number, double[] a, double[] b, int count) {
    for (int row = 0; row < count; row++) {
      sums[row] += number * a[row] * b[row];
    }
  }

  static void add(double[] sums, double number, double[] a, double[] b, double[] c, int count) {
    for (int row = 0; row < count; row++) {
      sums[row] += number * a[row] * b[row] * c[row];
    }
  }

  static void times(double[] products, double[] a, int count) {
    for (int row = 0; row < count; row++) {
      products[row] *= a[row];
    }
  }

  /// Multiplies by neighbours, or by values further apart, or by one value.
  static void times(double[] products, double[] a, int from, int stride, int count) {
    if (stride == 1) {
      for (int at = 0; at < count; at++) {
        products[at] *= a[from + at];
      }
    } else if (stride == 0) {
      double number = a[from];
      for (int at = 0; at < count; at++) {
        products[at] *= number;
      }
    } else {
      for (int at = 0; at < count; at++) {
        products[at] *= a[from + at * stride];
      }
    }
  }

  static void addTo(double[] result, int to, double[] products, int count) {
    for (int at = 0; at < count; at++) {
      result[to + at] += products[at];
    }
  }
}
