package io.causalgym.numeric.backend.jvm;

import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import java.util.Arrays;

/// Products of factors for many rows of evidence: a block of rows is turned so that each cell is a
/// column, and every product is a loop over rows. What the rows share is a number for the loop.
final class RowsProduct {
  /// Cells of a block, half of the second cache or less.
  private static final int ROOM = 1 << 15;

  private static final int MOST_ROWS = 256;
  private static final int LEAST_ROWS = 8;

  /// Products between two looks at whether the result is still wanted.
  private static final int PATIENCE = 1 << 16;

  private final FactorLayout layout;
  private final Matrix[] factors;
  private final int shared;
  private final int cells;
  private final int terms;
  private final double[] result;

  /// @param factors first those of one row
  /// @param shared how many these are
  RowsProduct(FactorLayout layout, Matrix[] factors, int shared, int cells, double[] result) {
    this.layout = layout;
    this.factors = factors;
    this.shared = shared;
    this.cells = cells;
    this.terms = layout.count(layout.kept, layout.states.length);
    this.result = result;
  }

  void compute(int rows, KernelRun run) {
    int block = block();
    run.loop()
        .run(
            Math.ceilDiv(rows, block),
            () -> new Scratch(block),
            (scratch, step) ->
                scratch.compute(step * block, Math.min(block, rows - step * block), run));
  }

  /// The number of rows of a block.
  private int block() {
    int columns = cells;
    for (int factor = shared; factor < factors.length; factor++) {
      columns += factors[factor].columns();
    }
    return Math.clamp((ROOM / columns) & -LEAST_ROWS, LEAST_ROWS, MOST_ROWS);
  }

  /// What one thread needs: the columns of a block.
  private final class Scratch {
    private final double[][][] columns = new double[factors.length][][];
    private final double[] sums;
    private final double[] products;
    private final double[][] turned;
    private final CellWalk cell = new CellWalk(layout, 0, layout.kept);
    private final CellWalk term = new CellWalk(layout, layout.kept, layout.states.length);

    Scratch(int rows) {
      for (int factor = shared; factor < factors.length; factor++) {
        columns[factor] = new double[factors[factor].columns()][rows];
      }
      this.sums = new double[rows];
      this.products = new double[rows];
      this.turned = new double[factors.length][];
    }

    void compute(int first, int rows, KernelRun run) {
      for (int factor = shared; factor < factors.length; factor++) {
        turn(factors[factor], first, rows, columns[factor]);
      }
      long patience = 0;
      cell.start(0);
      for (int at = 0; at < cells; at++) {
        Arrays.fill(sums, 0, rows, 0);
        term.start(0);
        for (int summand = 0; summand < terms; summand++) {
          if (patience <= 0) {
            run.check();
            patience = PATIENCE;
          }
          patience -= rows;
          add(rows);
          term.next();
        }
        for (int row = 0; row < rows; row++) {
          result[(first + row) * cells + at] = sums[row];
        }
        cell.next();
      }
    }

    private void add(int rows) {
      double number = 1;
      for (int factor = 0; factor < shared; factor++) {
        number *= factors[factor].values()[cell.offset(factor) + term.offset(factor)];
      }
      for (int factor = shared; factor < factors.length; factor++) {
        turned[factor] = columns[factor][cell.offset(factor) + term.offset(factor)];
      }
      switch (factors.length - shared) {
        case 1 -> RowLoops.add(sums, number, turned[shared], rows);
        case 2 -> RowLoops.add(sums, number, turned[shared], turned[shared + 1], rows);
        case 3 ->
            RowLoops.add(
                sums, number, turned[shared], turned[shared + 1], turned[shared + 2], rows);
        default -> {
          Arrays.fill(products, 0, rows, number);
          for (int factor = shared; factor < factors.length; factor++) {
            RowLoops.times(products, turned[factor], rows);
          }
          RowLoops.add(sums, 1, products, rows);
        }
      }
    }

    private void turn(Matrix factor, int first, int rows, double[][] to) {
      double[] values = factor.values();
      for (int column = 0; column < to.length; column++) {
        double[] turned = to[column];
        int from = first * to.length + column;
        for (int row = 0; row < rows; row++) {
          turned[row] = values[from + row * to.length];
        }
      }
    }
  }
}
