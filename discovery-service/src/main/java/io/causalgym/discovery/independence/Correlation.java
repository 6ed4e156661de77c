package io.causalgym.discovery.independence;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.graph.Deadline;
import io.causalgym.numeric.backend.CrossProducts;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.kernel.Gram;
import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/// Pearson correlations of continuous columns, a full matrix by rows.
///
/// Columns are standardised before they are multiplied, block of rows by block, so that nothing is
/// lost to large means and the sample may be larger than memory: it is read twice. `O(rows *
/// columns^2)`, and `8 * columns^2` bytes. The same bits for any number of threads.
public final class Correlation {
  /// More would not fit one array.
  public static final int MOST_COLUMNS = 46_340;

  // A block of rows of two tiles stays in half a megabyte of cache; all of a block in 128 MB.
  private static final int BLOCK_ROWS = 1024;
  private static final int BLOCK_NUMBERS = 1 << 24;

  // Of two columns that are the same but for rounding.
  private static final double COLLINEAR = 1 - 1e-12;

  private final int size;
  private final long rows;
  private final double[] values;
  private final AtomicLong collinear = new AtomicLong(Long.MAX_VALUE);

  private Correlation(int size, long rows) {
    this.size = size;
    this.rows = rows;
    this.values = new double[size * size];
  }

  /// The correlations of some columns, in the given order, for a caller who does not ask where it
  /// is.
  public static Correlation of(Sample sample, int[] columns, ParallelLoop loop, Deadline deadline) {
    return of(sample, columns, SearchControl.plain().with(loop).with(deadline));
  }

  /// The correlations of some columns, in the given order.
  ///
  /// @param columns continuous, without missing values
  /// @throws DiscoveryException for a column that is discrete, constant, incomplete or too large to
  ///   be squared, for fewer than two rows, or more than {@link #MOST_COLUMNS} columns
  /// @throws java.util.concurrent.CancellationException if the deadline passes
  public static Correlation of(Sample sample, int[] columns, SearchControl control) {
    if (columns.length > MOST_COLUMNS) {
      throw new DiscoveryException(
          "dataset",
          "" + columns.length,
          columns.length + " columns are more than " + MOST_COLUMNS + "; choose some of them");
    }
    StepProgress progress =
        new StepProgress(control.progress(), steps(columns.length, sample.rows()));
    Standardised standardised = Standardised.of(sample, columns, control, progress);
    Correlation correlation = new Correlation(columns.length, sample.rows());
    correlation.multiply(standardised, control, progress);
    correlation.complete(control, progress);
    return correlation;
  }

  /// Rows of a block.
  private static int blockRows(int size, long rows) {
    int most = (BLOCK_NUMBERS / Math.max(1, size)) & -Gram.LANES;
    int blockRows = Math.max(Gram.LANES, Math.min(BLOCK_ROWS, most));
    return (int) Math.min(blockRows, Math.ceilDiv(rows, Gram.LANES) * Gram.LANES);
  }

  /// Columns to measure, tiles to multiply and to copy.
  private static long steps(int size, long rows) {
    return size + tiles(size) * (Math.ceilDiv(rows, Math.max(1, blockRows(size, rows))) + 1);
  }

  private static long tiles(int size) {
    long side = Gram.tiles(size);
    return side * (side + 1) / 2;
  }

  private void multiply(Standardised columns, SearchControl control, StepProgress progress) {
    int padded = blockRows(size, rows);
    // Eight more, or all columns of 1024 rows would fall on the same lines of the cache.
    int stride = padded + Gram.LANES;
    double[] block = new double[size * stride];
    // A look at the deadline is a step: the kernel takes one before each tile.
    KernelRun run =
        new KernelRun(
            control.loop(),
            () -> {
              progress.step();
              return control.deadline().passed();
            },
            control.used());
    try (CrossProducts products = control.kernels().crossProducts(size, run)) {
      for (long from = 0; from < rows; from += padded) {
        int count = (int) Math.min(padded, rows - from);
        fill(columns, from, count, block, stride, control);
        products.add(block, stride, count);
      }
      products.addTo(values);
    }
  }

  private void fill(
      Standardised columns,
      long from,
      int count,
      double[] block,
      int stride,
      SearchControl control) {
    control
        .loop()
        .run(
            size,
            control::deadline,
            (deadline, column) -> {
              deadline.check();
              columns.read(column, (int) from, count, block, column * stride);
              Arrays.fill(block, column * stride + count, (column + 1) * stride, 0);
            });
  }

  /// Copies the lower triangle to the upper one, tile by tile.
  private void complete(SearchControl control, StepProgress progress) {
    control
        .loop()
        .run(
            Gram.tiles(size),
            control::deadline,
            (deadline, tileRow) -> {
              for (int tileColumn = 0; tileColumn <= tileRow; tileColumn++) {
                deadline.check();
                completeTile(tileRow * Gram.TILE, tileColumn * Gram.TILE);
                progress.step();
              }
            });
  }

  private void completeTile(int firstRow, int firstColumn) {
    for (int row = firstRow; row < Math.min(size, firstRow + Gram.TILE); row++) {
      int end = Math.min(row, firstColumn + Gram.TILE);
      for (int column = firstColumn; column < end; column++) {
        double r = Math.clamp(values[row * size + column], -1.0, 1.0);
        values[row * size + column] = r;
        values[column * size + row] = r;
        if (Math.abs(r) > COLLINEAR) {
          collinear.accumulateAndGet(((long) column << 32) | row, Math::min);
        }
      }
      values[row * size + row] = 1;
    }
  }

  /// The number of columns.
  public int size() {
    return size;
  }

  /// The number of rows that the correlations were computed from.
  public long rows() {
    return rows;
  }

  public double at(int row, int column) {
    return values[row * size + column];
  }

  /// The matrix by rows, not a copy: leave it alone.
  public double[] values() {
    return values;
  }

  /// The first pair of columns that are the same but for place and scale, as `lower << 32 |
  /// higher`.
  public OptionalLong collinear() {
    long pair = collinear.get();
    return pair == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(pair);
  }
}
