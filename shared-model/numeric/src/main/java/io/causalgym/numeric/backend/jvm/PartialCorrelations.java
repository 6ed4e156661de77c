package io.causalgym.numeric.backend.jvm;

import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;

/// Partial correlations of one test after another: closed forms for one and two conditioning
/// variables, a Cholesky factor above. The diagonal of the matrix is taken to be 1.
///
/// Source: Baba, Shibata, Sibuya, "Partial correlation and conditional correlation as measures of
/// conditional independence", 2004, section 2 (baba2004partial).
final class PartialCorrelations {
  /// A variance left that is as small comes from rounding.
  static final double NOTHING = 1e-10;

  // Some tens of microseconds of work for a thread.
  private static final int TESTS_AT_ONCE = 1024;

  private final double[] r;
  private final int size;
  private final int[] tests;
  private final int level;

  private PartialCorrelations(Matrix correlations, int[] tests, int level) {
    this.r = correlations.values();
    this.size = correlations.rows();
    this.tests = tests;
    this.level = level;
  }

  static double[] of(Matrix correlations, int[] tests, int level, KernelRun run) {
    checkShapes(correlations, tests, level);
    run.check();
    PartialCorrelations kernel = new PartialCorrelations(correlations, tests, level);
    int count = tests.length / (level + 2);
    double[] results = new double[count];
    run.loop()
        .run(
            Math.ceilDiv(count, TESTS_AT_ONCE),
            () -> new double[level * (level + 2)],
            (scratch, step) -> {
              run.check();
              int from = step * TESTS_AT_ONCE;
              kernel.compute(from, Math.min(count, from + TESTS_AT_ONCE), scratch, results);
            });
    return results;
  }

  private static void checkShapes(Matrix correlations, int[] tests, int level) {
    int size = correlations.rows();
    if (correlations.columns() != size) {
      throw new IllegalArgumentException(
          size + " rows of " + correlations.columns() + " columns are not a square matrix");
    }
    if (level < 0 || tests.length % (level + 2L) != 0) {
      throw new IllegalArgumentException(tests.length + " numbers are not tests of level " + level);
    }
    for (int variable : tests) {
      if (variable < 0 || variable >= size) {
        throw new IllegalArgumentException(
            "a test of variable " + variable + " of " + size + " variables");
      }
    }
  }

  private void compute(int from, int to, double[] scratch, double[] results) {
    switch (level) {
      case 0 -> none(from, to, results);
      case 1 -> one(from, to, results);
      case 2 -> two(from, to, results);
      default -> more(from, to, scratch, results);
    }
  }

  private void none(int from, int to, double[] results) {
    for (int test = from; test < to; test++) {
      results[test] = r[tests[2 * test] * size + tests[2 * test + 1]];
    }
  }

  private void one(int from, int to, double[] results) {
    for (int test = from; test < to; test++) {
      int x = tests[3 * test] * size;
      int y = tests[3 * test + 1];
      int z = tests[3 * test + 2];
      double xz = r[x + z];
      double yz = r[y * size + z];
      results[test] = ratio(r[x + y] - xz * yz, 1 - xz * xz, 1 - yz * yz, NOTHING);
    }
  }

  // Covariances given `s` are multiplied by the variance of `t` given `s`, which saves divisions.
  private void two(int from, int to, double[] results) {
    for (int test = from; test < to; test++) {
      int x = tests[4 * test] * size;
      int y = tests[4 * test + 1] * size;
      int s = tests[4 * test + 2];
      int t = tests[4 * test + 3];
      double xs = r[x + s];
      double ys = r[y + s];
      double st = r[s * size + t];
      double tt = 1 - st * st;
      double tx = r[x + t] - xs * st;
      double ty = r[y + t] - ys * st;
      double xy = (r[x + tests[4 * test + 1]] - xs * ys) * tt - tx * ty;
      double xx = (1 - xs * xs) * tt - tx * tx;
      double yy = (1 - ys * ys) * tt - ty * ty;
      results[test] = tt > NOTHING ? ratio(xy, xx, yy, NOTHING * tt) : Double.NaN;
    }
  }

  private static double ratio(double xy, double xx, double yy, double nothing) {
    return xx > nothing && yy > nothing
        ? Math.max(-1, Math.min(xy / Math.sqrt(xx * yy), 1))
        : Double.NaN;
  }

  private void more(int from, int to, double[] scratch, double[] results) {
    for (int test = from; test < to; test++) {
      results[test] = byFactor(test * (level + 2), scratch);
    }
  }

  /// @param scratch the factor's rows with one over its diagonal in place of that, then what it
  ///   makes of `x` and of `y`
  private double byFactor(int at, double[] scratch) {
    int ofX = level * level;
    int ofY = ofX + level;
    int x = tests[at] * size;
    int y = tests[at + 1] * size;
    double xy = r[x + tests[at + 1]];
    double xx = 1;
    double yy = 1;
    for (int i = 0; i < level; i++) {
      int z = tests[at + 2 + i];
      double left = row(at, i, scratch);
      if (!(left > NOTHING)) {
        return Double.NaN;
      }
      double inverse = 1 / Math.sqrt(left);
      double toX = r[x + z];
      double toY = r[y + z];
      for (int k = 0; k < i; k++) {
        double entry = scratch[i * level + k];
        toX -= entry * scratch[ofX + k];
        toY -= entry * scratch[ofY + k];
      }
      toX *= inverse;
      toY *= inverse;
      scratch[i * level + i] = inverse;
      scratch[ofX + i] = toX;
      scratch[ofY + i] = toY;
      xy -= toX * toY;
      xx -= toX * toX;
      yy -= toY * toY;
    }
    return ratio(xy, xx, yy, NOTHING);
  }

  /// A row of the factor without its diagonal.
  ///
  /// @return what is left of the variance
  private double row(int at, int i, double[] factor) {
    int z = tests[at + 2 + i] * size;
    double left = 1;
    for (int j = 0; j < i; j++) {
      double sum = r[z + tests[at + 2 + j]];
      for (int k = 0; k < j; k++) {
        sum -= factor[i * level + k] * factor[j * level + k];
      }
      double entry = sum * factor[j * level + j];
      factor[i * level + j] = entry;
      left -= entry * entry;
    }
    return left;
  }
}
