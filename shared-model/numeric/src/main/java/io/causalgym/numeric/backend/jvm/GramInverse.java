package io.causalgym.numeric.backend.jvm;

import io.causalgym.numeric.backend.CrossProducts;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import io.causalgym.numeric.kernel.Gram;
import java.util.Arrays;

/// The inverse of `X' X + ridge I`: products of columns by {@link Gram}, the rest by {@link
/// PositiveDefinite}. `O(rows * columns^2 + columns^3)`.
final class GramInverse {
  // A block of rows is 128 MiB at most.
  private static final int BLOCK_NUMBERS = 1 << 24;
  private static final int BLOCK_ROWS = 1024;

  // A line of the cache holds so many columns of a row.
  private static final int COLUMNS_AT_ONCE = 8;

  private GramInverse() {}

  static Matrix of(Matrix samples, double ridge, KernelRun run) {
    if (!(ridge >= 0 && ridge < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a ridge of " + ridge + " is not a number from 0 on");
    }
    int size = samples.columns();
    double[] gram = new double[Matrix.cells(size, size)];
    try (CrossProducts products = new TiledCrossProducts(size, run)) {
      multiply(samples, products, run);
      products.addTo(gram);
    }
    for (int column = 0; column < size; column++) {
      gram[column * size + column] += ridge;
    }
    new PositiveDefinite(gram, size, run).invert();
    return Matrix.owning(size, size, gram);
  }

  private static void multiply(Matrix samples, CrossProducts products, KernelRun run) {
    int columns = samples.columns();
    int most = BLOCK_NUMBERS / Math.max(1, columns) / Gram.LANES * Gram.LANES;
    int blockRows = Math.max(Gram.LANES, Math.min(BLOCK_ROWS, most));
    int padded = Math.min(blockRows, Math.ceilDiv(samples.rows(), Gram.LANES) * Gram.LANES);
    // Eight more, or all columns of 1024 rows would fall on the same lines of the cache.
    int stride = padded + Gram.LANES;
    double[] block = new double[Matrix.cells(columns, stride)];
    for (int from = 0; from < samples.rows(); from += padded) {
      int first = from;
      int rows = Math.min(padded, samples.rows() - from);
      run.loop()
          .run(
              Math.ceilDiv(columns, COLUMNS_AT_ONCE),
              () -> block,
              (into, step) -> {
                run.check();
                int column = step * COLUMNS_AT_ONCE;
                int end = Math.min(columns, column + COLUMNS_AT_ONCE);
                transpose(samples, first, rows, column, end, into, stride);
              });
      products.add(block, stride, rows);
    }
  }

  private static void transpose(
      Matrix samples, int first, int rows, int column, int end, double[] block, int stride) {
    double[] values = samples.values();
    int columns = samples.columns();
    for (int row = 0; row < rows; row++) {
      int at = (first + row) * columns;
      for (int j = column; j < end; j++) {
        block[j * stride + row] = values[at + j];
      }
    }
    for (int j = column; j < end; j++) {
      Arrays.fill(block, j * stride + rows, (j + 1) * stride, 0);
    }
  }
}
