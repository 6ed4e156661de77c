package io.causalgym.numeric.backend.jvm;

/// Loops over columns that the compiler turns into vector instructions by itself. Sums go from left
/// to right, products are rounded before they are added.
final class TermLoops {
  private static final int AT_ONCE = 4;

  private TermLoops() {}

  /// `y = constant + factor * y`.
  static void affine(double[] y, double constant, double factor, int count) {
    for (int row = 0; row < count; row++) {
      y[row] = constant + factor * y[row];
    }
  }

  static void square(double[] x, double[] y, int count) {
    for (int row = 0; row < count; row++) {
      y[row] = x[row] * x[row];
    }
  }

  static void rectified(double[] x, double[] y, int count) {
    for (int row = 0; row < count; row++) {
      y[row] = Math.max(x[row], 0.0);
    }
  }

  /// `y = start + constant + sum of factor * column`, four terms in a pass.
  static void combine(
      double[] y,
      double[] start,
      double constant,
      double[][] columns,
      int[] at,
      double[] factors,
      int count) {
    double[] from = start;
    double add = constant;
    int term = 0;
    do {
      int rest = at.length - term;
      switch (Math.min(rest, AT_ONCE)) {
        case 0 -> none(y, from, add, count);
        case 1 -> one(y, from, add, columns[at[term]], factors[term], count);
        case 2 ->
            two(
                y,
                from,
                add,
                columns[at[term]],
                factors[term],
                columns[at[term + 1]],
                factors[term + 1],
                count);
        case 3 -> three(y, from, add, columns, at, factors, term, count);
        default -> four(y, from, add, columns, at, factors, term, count);
      }
      term += AT_ONCE;
      from = y;
      add = 0;
    } while (term < at.length);
  }

  private static void none(double[] y, double[] start, double constant, int count) {
    for (int row = 0; row < count; row++) {
      y[row] = start[row] + constant;
    }
  }

  private static void one(
      double[] y, double[] start, double constant, double[] a, double byA, int count) {
    for (int row = 0; row < count; row++) {
      y[row] = start[row] + constant + byA * a[row];
    }
  }

  private static void two(
      double[] y,
      double[] start,
      double constant,
      double[] a,
      double byA,
      double[] b,
      double byB,
      int count) {
    for (int row = 0; row < count; row++) {
      y[row] = start[row] + constant + byA * a[row] + byB * b[row];
    }
  }

  private static void three(
      double[] y,
      double[] start,
      double constant,
      double[][] columns,
      int[] at,
      double[] factors,
      int term,
      int count) {
    double[] a = columns[at[term]];
    double[] b = columns[at[term + 1]];
    double[] c = columns[at[term + 2]];
    double byA = factors[term];
    double byB = factors[term + 1];
    double byC = factors[term + 2];
    for (int row = 0; row < count; row++) {
      y[row] = start[row] + constant + byA * a[row] + byB * b[row] + byC * c[row];
    }
  }

  private static void four(
      double[] y,
      double[] start,
      double constant,
      double[][] columns,
      int[] at,
      double[] factors,
      int term,
      int count) {
    double[] a = columns[at[term]];
    double[] b = columns[at[term + 1]];
    double[] c = columns[at[term + 2]];
    double[] d = columns[at[term + 3]];
    double byA = factors[term];
    double byB = factors[term + 1];
    double byC = factors[term + 2];
    double byD = factors[term + 3];
    for (int row = 0; row < count; row++) {
      y[row] = start[row] + constant + byA * a[row] + byB * b[row] + byC * c[row] + byD * d[row];
    }
  }
}
