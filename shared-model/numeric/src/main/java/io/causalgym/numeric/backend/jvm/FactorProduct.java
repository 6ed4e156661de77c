package io.causalgym.numeric.backend.jvm;

import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import io.causalgym.numeric.backend.SumProduct;
import java.util.ArrayList;
import java.util.List;

/// Checks the shapes of factors and chooses how they are multiplied: for many rows of evidence a
/// row is what loops run over, see {@link RowsProduct}; for few it is the states of a variable, see
/// {@link RunProduct}. What all rows share comes first, see {@link SharedFactors}.
final class FactorProduct {
  /// Rows from which on loops over rows are long enough.
  private static final int MANY = 16;

  /// Cells of a row up to which {@link #MANY} rows stay in the second cache.
  private static final int FEW_CELLS = 1 << 12;

  private final SumProduct plan;
  private final Matrix[] factors;
  private final KernelRun run;
  private final int rows;
  private final int cells;
  private final int shared;
  private final List<Integer> order = new ArrayList<>();

  FactorProduct(SumProduct plan, Matrix[] factors, KernelRun run) {
    this.plan = plan;
    this.factors = factors.clone();
    this.run = run;
    if (factors.length != plan.strides().length) {
      throw new IllegalArgumentException(
          factors.length + " factors for a plan of " + plan.strides().length);
    }
    this.rows = rows();
    this.cells = fit();
    for (int factor = 0; factor < factors.length; factor++) {
      if (factors[factor].rows() == 1) {
        order.add(factor);
      }
    }
    this.shared = order.size();
    for (int factor = 0; factor < factors.length; factor++) {
      if (factors[factor].rows() != 1) {
        order.add(factor);
      }
    }
  }

  private int rows() {
    int common = 1;
    for (Matrix factor : factors) {
      if (factor.rows() != 1) {
        if (common != 1 && common != factor.rows()) {
          throw new IllegalArgumentException(
              "factors of " + common + " and of " + factor.rows() + " rows of evidence");
        }
        common = factor.rows();
      }
    }
    return common;
  }

  private int fit() {
    try {
      for (int factor = 0; factor < factors.length; factor++) {
        if (factors[factor].columns() != plan.cells(factor)) {
          throw new IllegalArgumentException(
              "factor "
                  + factor
                  + " has "
                  + factors[factor].columns()
                  + " cells instead of "
                  + plan.cells(factor));
        }
      }
      plan.terms();
      return plan.cells();
    } catch (ArithmeticException large) {
      throw new IllegalArgumentException("more cells or terms than an array holds", large);
    }
  }

  Matrix compute() {
    double[] result = new double[Matrix.cells(rows, cells)];
    SharedFactors common =
        new SharedFactors(plan, order.subList(0, shared), order.subList(shared, order.size()));
    if (rows != 1 && common.helps()) {
      Matrix[] fewer = new Matrix[1 + order.size() - shared];
      fewer[0] = new FactorProduct(common.own(), chosen(0, shared), run).compute();
      System.arraycopy(chosen(shared, order.size()), 0, fewer, 1, fewer.length - 1);
      return new FactorProduct(common.rest(), fewer, run).compute();
    }
    FactorLayout layout = new FactorLayout(plan, order);
    Matrix[] ordered = chosen(0, order.size());
    if (rows >= MANY && cellsOfRow() <= FEW_CELLS) {
      new RowsProduct(layout, ordered, shared, cells, result).compute(rows, run);
    } else {
      new RunProduct(layout, ordered, cells, result).compute(rows, run);
    }
    return Matrix.owning(rows, cells, result);
  }

  private Matrix[] chosen(int from, int to) {
    return order.subList(from, to).stream().map(factor -> factors[factor]).toArray(Matrix[]::new);
  }

  private long cellsOfRow() {
    long sum = cells;
    for (int at = shared; at < order.size(); at++) {
      sum += factors[order.get(at)].columns();
    }
    return sum;
  }
}
