package io.causalgym.numeric.backend.jvm;

import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import java.util.Arrays;

/// Products of factors, each row of evidence by itself: the longer one of the last kept and the
/// last summed variable is what loops run over.
final class RunProduct {
  /// States of a variable that are multiplied at once.
  private static final int PIECE = 512;

  /// Products of a step of the parallel loop, at least.
  private static final int WORK = 1 << 15;

  /// Products between two looks at whether the result is still wanted.
  private static final int PATIENCE = 1 << 16;

  private final FactorLayout layout;
  private final Matrix[] factors;
  private final int cells;
  private final double[] result;

  /// Whether the last kept variable is the inner one.
  private final boolean along;

  private final int inner;
  private final int length;
  private final int outer;
  private final int terms;

  RunProduct(FactorLayout layout, Matrix[] factors, int cells, double[] result) {
    this.layout = layout;
    this.factors = factors;
    this.cells = cells;
    this.result = result;
    int last = layout.states.length - 1;
    this.along = layout.kept > 0 && layout.states[layout.kept - 1] >= layout.states[last];
    this.inner = along ? layout.kept - 1 : last;
    this.length = layout.states[inner];
    this.outer = along ? cells / length : cells;
    this.terms = layout.count(layout.kept, along ? last + 1 : last);
  }

  void compute(int rows, KernelRun run) {
    long each = Math.max(1, (long) terms * length);
    int together = Math.clamp(WORK / each, 1, outer);
    int parts = Math.ceilDiv(outer, together);
    long steps = (long) parts * rows;
    if (steps > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(rows + " rows of " + cells + " cells are too many");
    }
    run.loop()
        .run(
            (int) steps,
            () -> new Scratch(run),
            (scratch, step) -> {
              int from = step % parts * together;
              scratch.compute(step / parts, from, Math.min(outer, from + together));
            });
  }

  /// What one thread needs.
  private final class Scratch {
    private final KernelRun run;
    private final double[] products = new double[Math.min(length, PIECE)];
    private final CellWalk cell = new CellWalk(layout, 0, along ? inner : layout.kept);
    private final CellWalk term =
        new CellWalk(layout, layout.kept, along ? layout.states.length : inner);
    private long patience;
    private int row;

    Scratch(KernelRun run) {
      this.run = run;
    }

    /// The cells of outer variables `from .. to - 1` of a row.
    void compute(int ofRow, int from, int to) {
      row = ofRow;
      cell.start(from);
      for (int at = from; at < to; at++) {
        term.start(0);
        for (int summand = 0; summand < terms; summand++) {
          int start = row * cells + (along ? at * length : at);
          for (int first = 0; first < length; first += PIECE) {
            add(first, Math.min(PIECE, length - first), start);
          }
          term.next();
        }
        cell.next();
      }
    }

    private void add(int first, int count, int start) {
      if (patience <= 0) {
        run.check();
        patience = PATIENCE;
      }
      patience -= count;
      multiply(first, count);
      if (along) {
        RowLoops.addTo(result, start + first, products, count);
      } else {
        double sum = result[start];
        for (int at = 0; at < count; at++) {
          sum += products[at];
        }
        result[start] = sum;
      }
    }

    private void multiply(int first, int count) {
      Arrays.fill(products, 0, count, 1);
      for (int factor = 0; factor < factors.length; factor++) {
        Matrix matrix = factors[factor];
        int stride = layout.strides[factor][inner];
        int from = cell.offset(factor) + term.offset(factor) + first * stride;
        int own = matrix.rows() == 1 ? 0 : row * matrix.columns();
        RowLoops.times(products, matrix.values(), own + from, stride, count);
      }
    }
  }
}
