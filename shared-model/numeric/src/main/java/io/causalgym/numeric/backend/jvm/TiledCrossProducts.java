package io.causalgym.numeric.backend.jvm;

import io.causalgym.numeric.backend.CrossProducts;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import io.causalgym.numeric.kernel.Gram;

/// Sums of products of pairs of columns by the tiles of {@link Gram}, which threads share.
///
/// Keeps the lower triangle alone, a row of tiles in an array: half of the matrix.
final class TiledCrossProducts implements CrossProducts {
  private final int columns;
  private final KernelRun run;
  private double[][] strips;
  private boolean closed;

  TiledCrossProducts(int columns, KernelRun run) {
    Matrix.cells(columns, columns);
    this.columns = columns;
    this.run = run;
    this.strips = new double[Gram.tiles(columns)][];
    for (int strip = 0; strip < strips.length; strip++) {
      int rows = Math.min(Gram.TILE, columns - strip * Gram.TILE);
      strips[strip] = new double[rows * width(strip)];
    }
  }

  private int width(int strip) {
    return Math.min(columns, (strip + 1) * Gram.TILE);
  }

  private int origin(int strip) {
    return -strip * Gram.TILE * width(strip);
  }

  @Override
  public void add(double[] block, int stride, int rows) {
    checkOpen();
    int padded = Math.ceilDiv(Math.max(rows, 0), Gram.LANES) * Gram.LANES;
    if (rows < 0 || stride < padded || (long) columns * stride > block.length) {
      throw new IllegalArgumentException(
          "%d columns of %d rows, filled up to a multiple of %d and %d apart, are not in an array of %d"
              .formatted(columns, rows, Gram.LANES, stride, block.length));
    }
    run.loop()
        .run(
            Math.toIntExact(Triangle.size(strips.length)),
            Gram::new,
            (gram, tile) -> {
              run.check();
              int row = Triangle.row(tile);
              int column = tile - (int) Triangle.size(row);
              gram.add(
                  block,
                  stride,
                  padded,
                  columns,
                  row,
                  column,
                  strips[row],
                  origin(row),
                  width(row));
            });
  }

  @Override
  public void addTo(double[] sums) {
    checkOpen();
    if (sums.length != Matrix.cells(columns, columns)) {
      throw new IllegalArgumentException(
          sums.length + " sums are not a matrix of " + columns + " columns");
    }
    run.loop()
        .run(
            strips.length,
            () -> sums,
            (into, strip) -> {
              run.check();
              addStrip(strip, into);
            });
  }

  private void addStrip(int strip, double[] sums) {
    int end = Math.min(columns, (strip + 1) * Gram.TILE);
    for (int row = strip * Gram.TILE; row < end; row++) {
      int from = origin(strip) + row * width(strip);
      for (int column = 0; column <= row; column++) {
        sums[row * columns + column] += strips[strip][from + column];
      }
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("these sums were closed");
    }
  }

  @Override
  public void close() {
    closed = true;
    strips = new double[0][];
  }
}
