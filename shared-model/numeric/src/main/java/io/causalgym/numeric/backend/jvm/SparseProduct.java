package io.causalgym.numeric.backend.jvm;

import io.causalgym.numeric.VectorApi;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import io.causalgym.numeric.backend.SparseRows;

/// The product of a sparse matrix and a dense one. An entry of the result is a chain of fused
/// multiply-adds in the order of the row's entries, whatever the width of vectors.
final class SparseProduct {
  // Multiply-adds between two looks at the deadline: some hundred microseconds.
  private static final long WORK = 1 << 19;

  private final SparseRows a;
  private final double[] b;
  private final int columns;
  private final double[] product;
  private final KernelRun run;

  private SparseProduct(SparseRows a, Matrix b, KernelRun run) {
    this.a = a;
    this.b = b.values();
    this.columns = b.columns();
    this.product = new double[Matrix.cells(a.rows(), columns)];
    this.run = run;
  }

  static Matrix of(SparseRows a, Matrix b, KernelRun run) {
    if (a.columns() != b.rows()) {
      throw new IllegalArgumentException(
          "a sparse matrix of %d columns cannot be multiplied by one of %d rows"
              .formatted(a.columns(), b.rows()));
    }
    run.check();
    SparseProduct kernel = new SparseProduct(a, b, run);
    int rows = a.rows();
    long work = Math.max(1L, a.values().length * (long) b.columns());
    int rowsAtOnce = Math.clamp(WORK * rows / work, 1, Math.max(1, rows));
    run.loop()
        .run(
            Math.ceilDiv(rows, rowsAtOnce),
            () -> kernel,
            (own, step) -> own.rows(step * rowsAtOnce, Math.min(rows, (step + 1) * rowsAtOnce)));
    return Matrix.owning(rows, b.columns(), kernel.product);
  }

  private void rows(int from, int to) {
    run.check();
    for (int row = from; row < to; row++) {
      int first = a.starts()[row];
      int last = a.starts()[row + 1];
      // A row of very many entries is cut, so that it can be stopped.
      int columnsAtOnce = Math.clamp(WORK / Math.max(1, last - first), 64, columns + 64);
      for (int column = 0; column < columns; column += columnsAtOnce) {
        if (column > 0) {
          run.check();
        }
        int end = Math.min(columns, column + columnsAtOnce);
        int done = column;
        if (VectorApi.AVAILABLE) {
          done =
              VectorSparse.row(
                  a.indices(), a.values(), first, last, b, columns, column, end, product, row);
        }
        scalar(first, last, done, end, row);
      }
    }
  }

  private void scalar(int first, int last, int column, int end, int row) {
    for (int j = column; j < end; j++) {
      double sum = 0;
      for (int entry = first; entry < last; entry++) {
        sum = Math.fma(a.values()[entry], b[a.indices()[entry] * columns + j], sum);
      }
      product[row * columns + j] = sum;
    }
  }
}
