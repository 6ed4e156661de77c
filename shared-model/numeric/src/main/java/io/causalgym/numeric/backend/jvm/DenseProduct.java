package io.causalgym.numeric.backend.jvm;

import io.causalgym.numeric.VectorApi;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import java.util.Arrays;

/// Products of dense matrices, added to or taken off a third one, by panels that are copied to
/// where they are read in order and fit the caches.
///
/// Each entry is a sum over spans of {@link #DEPTH} products, each of them by fused multiply-adds
/// from the first product to the last; the spans are added in their order. So the result is the
/// same to the bit for any width of vectors, any number of threads and any cut into tiles.
///
/// Source: Goto and van de Geijn, "Anatomy of high-performance matrix multiplication", ACM TOMS
/// 2008, section 4 (goto2008anatomy); here the panel of `a` stays in the first cache, and that of
/// `b`, which is wider, in the second. `O(rows * columns * depth)` multiply-adds.
final class DenseProduct {
  /// Products that are summed at once: four rows of so many are 8 KiB.
  static final int DEPTH = 256;

  private static final int ROWS = 4;
  private static final int COLUMNS = VectorApi.AVAILABLE ? VectorProduct.COLUMNS : 12;

  // A step of a thread: so many columns of DEPTH numbers stay in half a megabyte.
  private static final int STEP_ROWS = 64;
  private static final int STEP_COLUMNS = Math.max(1, 240 / COLUMNS) * COLUMNS;

  // Rows and columns that are copied at once, about 8 MiB of each: multiples of the steps.
  private static final int MOST_ROWS = 64 * STEP_ROWS;
  private static final int MOST_COLUMNS = Math.max(1, 4096 / STEP_COLUMNS) * STEP_COLUMNS;

  /// What is done with a product.
  enum Sum {
    PLUS(1, false),
    MINUS(-1, false),
    /// Added to the lower triangle; what becomes of the upper one is open.
    PLUS_LOWER(1, true),
    /// Taken off the lower triangle; what becomes of the upper one is open.
    MINUS_LOWER(-1, true);

    private final double sign;
    private final boolean lower;

    Sum(double sign, boolean lower) {
      this.sign = sign;
      this.lower = lower;
    }
  }

  private final View a;
  private final View b;
  private final View c;
  private final int rows;
  private final int columns;
  private final Sum sum;
  private final KernelRun run;
  private final double[] panelsA;
  private final double[] panelsB;

  private DenseProduct(
      View a, View b, View c, int rows, int columns, int depth, Sum sum, KernelRun run) {
    this.a = a;
    this.b = b;
    this.c = c;
    this.rows = rows;
    this.columns = columns;
    this.sum = sum;
    this.run = run;
    int span = Math.min(DEPTH, depth);
    this.panelsA = new double[upTo(ROWS, Math.min(rows, MOST_ROWS)) * span];
    this.panelsB = new double[upTo(COLUMNS, Math.min(columns, MOST_COLUMNS)) * span];
  }

  private static int upTo(int multiple, int count) {
    return Math.ceilDiv(count, multiple) * multiple;
  }

  /// The product of two matrices.
  static Matrix of(Matrix a, Matrix b, KernelRun run) {
    if (a.columns() != b.rows()) {
      throw new IllegalArgumentException(
          "a matrix of %d columns cannot be multiplied by one of %d rows"
              .formatted(a.columns(), b.rows()));
    }
    double[] product = new double[Matrix.cells(a.rows(), b.columns())];
    add(
        View.of(a.values(), a.columns(), 0, 0),
        View.of(b.values(), b.columns(), 0, 0),
        View.of(product, b.columns(), 0, 0),
        a.rows(),
        b.columns(),
        a.columns(),
        Sum.PLUS,
        run);
    return Matrix.owning(a.rows(), b.columns(), product);
  }

  /// Adds the product of `a`, of so many rows, and `b`, of so many columns, to `c`.
  ///
  /// @param c by rows; no part of `a` or `b`
  /// @param depth columns of `a`
  static void add(
      View a, View b, View c, int rows, int columns, int depth, Sum sum, KernelRun run) {
    run.check();
    if (rows > 0 && columns > 0 && depth > 0) {
      new DenseProduct(a, b, c, rows, columns, depth, sum, run).spans(depth);
    }
  }

  private void spans(int depth) {
    for (int from = 0; from < depth; from += DEPTH) {
      int span = Math.min(DEPTH, depth - from);
      for (int column = 0; column < columns; column += MOST_COLUMNS) {
        int columnCount = Math.min(MOST_COLUMNS, columns - column);
        copy(b.transposed(), column, columnCount, from, span, 1, COLUMNS, panelsB);
        for (int row = 0; row < rows; row += MOST_ROWS) {
          int rowCount = Math.min(MOST_ROWS, rows - row);
          copy(a, row, rowCount, from, span, sum.sign, ROWS, panelsA);
          multiply(row, rowCount, column, columnCount, span);
        }
      }
    }
  }

  /// Copies rows `first` and after, `width` of them side by side in a panel.
  private void copy(
      View from,
      int first,
      int count,
      int firstDepth,
      int depth,
      double sign,
      int width,
      double[] panels) {
    int start = from.start() + first * from.rowStep() + firstDepth * from.columnStep();
    int panelsAtOnce = Math.max(1, STEP_ROWS / width);
    run.loop()
        .run(
            Math.ceilDiv(Math.ceilDiv(count, width), panelsAtOnce),
            () -> run,
            (own, step) -> {
              own.check();
              int end = Math.min(count, (step + 1) * panelsAtOnce * width);
              for (int row = step * panelsAtOnce * width; row < end; row += width) {
                Panel.copy(
                    from,
                    start + row * from.rowStep(),
                    Math.min(width, count - row),
                    depth,
                    sign,
                    width,
                    panels,
                    row * depth);
              }
            });
  }

  private void multiply(int row, int rowCount, int column, int columnCount, int depth) {
    int across = Math.ceilDiv(columnCount, STEP_COLUMNS);
    run.loop()
        .run(
            Math.ceilDiv(rowCount, STEP_ROWS) * across,
            () -> new double[ROWS * COLUMNS],
            (edge, step) -> {
              run.check();
              int firstRow = step / across * STEP_ROWS;
              int firstColumn = step % across * STEP_COLUMNS;
              int lastRow = Math.min(rowCount, firstRow + STEP_ROWS);
              int lastColumn = Math.min(columnCount, firstColumn + STEP_COLUMNS);
              for (int i = firstRow; i < lastRow; i += ROWS) {
                for (int j = firstColumn; j < lastColumn; j += COLUMNS) {
                  if (!sum.lower || column + j < row + i + ROWS) {
                    tile(row, i, column, j, depth, edge);
                  }
                }
              }
            });
  }

  private void tile(int firstRow, int i, int firstColumn, int j, int depth, double[] edge) {
    int row = firstRow + i;
    int column = firstColumn + j;
    int at = c.start() + row * c.rowStep() + column;
    if (row + ROWS <= rows && column + COLUMNS <= columns) {
      tile(i * depth, j * depth, depth, c.values(), at, c.rowStep());
      return;
    }
    Arrays.fill(edge, 0);
    tile(i * depth, j * depth, depth, edge, 0, COLUMNS);
    for (int k = 0; k < Math.min(ROWS, rows - row); k++) {
      for (int l = 0; l < Math.min(COLUMNS, columns - column); l++) {
        c.values()[at + k * c.rowStep() + l] += edge[k * COLUMNS + l];
      }
    }
  }

  private void tile(int atA, int atB, int depth, double[] into, int at, int step) {
    if (VectorApi.AVAILABLE) {
      VectorProduct.tile(panelsA, atA, panelsB, atB, depth, into, at, step);
    } else {
      scalar(panelsA, atA, panelsB, atB, COLUMNS, depth, into, at, step);
    }
  }

  /// The twin of {@link VectorProduct}, for panels of any number of columns.
  static void scalar(
      double[] a,
      int atA,
      double[] b,
      int atB,
      int width,
      int depth,
      double[] c,
      int atC,
      int stride) {
    double[] sums = new double[width];
    for (int row = 0; row < ROWS; row++) {
      Arrays.fill(sums, 0);
      for (int k = 0; k < depth; k++) {
        double factor = a[atA + ROWS * k + row];
        for (int column = 0; column < width; column++) {
          sums[column] = Math.fma(factor, b[atB + k * width + column], sums[column]);
        }
      }
      for (int column = 0; column < width; column++) {
        c[atC + row * stride + column] += sums[column];
      }
    }
  }
}
