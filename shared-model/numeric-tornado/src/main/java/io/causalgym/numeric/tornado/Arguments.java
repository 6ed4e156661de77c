package io.causalgym.numeric.tornado;

import io.causalgym.numeric.backend.Matrix;
import io.causalgym.numeric.backend.SumProduct;

/// Refuses arguments of wrong shape, before anything is copied.
final class Arguments {
  private Arguments() {}

  static void square(Matrix matrix) {
    if (matrix.columns() != matrix.rows()) {
      throw new IllegalArgumentException(
          matrix.rows() + " rows of " + matrix.columns() + " columns are not a square matrix");
    }
  }

  static void tests(int variables, int[] tests, int level) {
    if (level < 0 || tests.length % (level + 2L) != 0) {
      throw new IllegalArgumentException(tests.length + " numbers are not tests of level " + level);
    }
    for (int variable : tests) {
      if (variable < 0 || variable >= variables) {
        throw new IllegalArgumentException(
            "a test of variable " + variable + " of " + variables + " variables");
      }
    }
  }

  static void adjacency(int variables, long[] adjacent, double threshold) {
    int words = Math.ceilDiv(variables, Long.SIZE);
    if (adjacent.length != (long) variables * words) {
      throw new IllegalArgumentException(
          "%d words of neighbours where %d variables have %d each"
              .formatted(adjacent.length, variables, words));
    }
    if (!(threshold >= 0)) {
      throw new IllegalArgumentException("a threshold of " + threshold + " is not 0 or more");
    }
    for (int x = 0; x < variables; x++) {
      int spare = words * Long.SIZE - variables;
      long own = adjacent[x * words + x / Long.SIZE] >>> x & 1;
      long last = adjacent[(x + 1) * words - 1];
      if (own != 0 || (last & ~(-1L >>> spare)) != 0) {
        throw new IllegalArgumentException(
            "variable %d is adjacent to itself or to one of more than %d".formatted(x, variables));
      }
    }
  }

  static void range(int variables, int from, int to) {
    if (from < 0 || to < from || to > variables) {
      throw new IllegalArgumentException(
          "variables %d to %d of %d are no range".formatted(from, to, variables));
    }
  }

  static void ridge(double ridge) {
    if (!(ridge >= 0 && ridge < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a ridge of " + ridge + " is not a number from 0 on");
    }
  }

  static void positive(int count, String what) {
    if (count < 1) {
      throw new IllegalArgumentException(count + " " + what + ": ask for 1 at least");
    }
  }

  /// @return the rows of evidence
  static int factors(SumProduct plan, Matrix[] factors) {
    if (factors.length != plan.strides().length) {
      throw new IllegalArgumentException(
          factors.length + " factors for a plan of " + plan.strides().length);
    }
    int rows = 1;
    for (Matrix factor : factors) {
      if (factor.rows() != 1 && rows != 1 && factor.rows() != rows) {
        throw new IllegalArgumentException(
            "factors of " + rows + " and of " + factor.rows() + " rows of evidence");
      }
      rows = factor.rows() == 1 ? rows : factor.rows();
    }
    try {
      for (int factor = 0; factor < factors.length; factor++) {
        if (factors[factor].columns() != plan.cells(factor)) {
          throw new IllegalArgumentException(
              "factor %d has %d cells instead of %d"
                  .formatted(factor, factors[factor].columns(), plan.cells(factor)));
        }
      }
      plan.cells();
      plan.terms();
    } catch (ArithmeticException large) {
      throw new IllegalArgumentException("more cells or terms than an array holds", large);
    }
    return rows;
  }
}
