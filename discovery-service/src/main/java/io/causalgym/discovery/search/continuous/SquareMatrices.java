package io.causalgym.discovery.search.continuous;

import java.util.Arrays;

/// Products of square matrices, row after row. The inner loops run along rows, which the compiler
/// turns into vector instructions without changing the order of any sum.
final class SquareMatrices {
  private SquareMatrices() {}

  /// `into = a b`; `into` is another array than both.
  static void multiply(double[] a, double[] b, double[] into, int size) {
    Arrays.fill(into, 0);
    int k = 0;
    for (; k + 3 < size; k += 4) {
      for (int row = 0; row < size; row++) {
        int at = row * size + k;
        addRows(a[at], a[at + 1], a[at + 2], a[at + 3], b, k * size, into, row * size, size);
      }
    }
    for (; k < size; k++) {
      for (int row = 0; row < size; row++) {
        addRow(a[row * size + k], b, k * size, into, row * size, size);
      }
    }
  }

  private static void addRows(
      double f0, double f1, double f2, double f3, double[] b, int from, double[] into, int to,
      int size) {
    int second = from + size;
    int third = second + size;
    int fourth = third + size;
    for (int j = 0; j < size; j++) {
      into[to + j] +=
          f0 * b[from + j] + f1 * b[second + j] + (f2 * b[third + j] + f3 * b[fourth + j]);
    }
  }

  /// Adds a multiple of a part of `b` to a part of `into`.
  static void addRow(double factor, double[] b, int from, double[] into, int to, int count) {
    for (int j = 0; j < count; j++) {
      into[to + j] += factor * b[from + j];
    }
  }

  /// The largest sum of the absolute values of a column.
  static double columnNorm(double[] a, int size) {
    double[] sums = new double[size];
    for (int at = 0; at < size * size; at++) {
      sums[at % size] += Math.abs(a[at]);
    }
    return Arrays.stream(sums).max().orElse(0);
  }

  static double trace(double[] a, int size) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += a[i * size + i];
    }
    return sum;
  }
}
