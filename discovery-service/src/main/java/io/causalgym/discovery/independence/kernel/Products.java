package io.causalgym.discovery.independence.kernel;

/// Sums of products by rows in four sums at a time, which hides the latency of additions.
final class Products {
  private Products() {}

  static double sum(double[] a, double[] b) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int row = 0;
    for (; row + 3 < a.length; row += 4) {
      first += a[row] * b[row];
      second += a[row + 1] * b[row + 1];
      third += a[row + 2] * b[row + 2];
      fourth += a[row + 3] * b[row + 3];
    }
    for (; row < a.length; row++) {
      first += a[row] * b[row];
    }
    return first + second + (third + fourth);
  }
}
