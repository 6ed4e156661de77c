package io.causalgym.dataset.statistics;

import io.causalgym.dataset.Sample;
import io.causalgym.numeric.backend.CrossProducts;
import io.causalgym.numeric.backend.KernelBackend;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.jvm.JvmBackend;
import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.function.BooleanSupplier;

/// Number of rows, means and covariances of columns, collected block after block; two collections
/// of different rows merge into that of all rows.
///
/// Within a block columns are centred before they are multiplied, and blocks are joined by the
/// pairwise update, so that a large mean costs no digits; means are kept as distances from the
/// first row's values, which for close numbers are exact. Blocks are cut by the number of columns
/// alone and joined in their order: the result is the same to the bit for any number of threads.
///
/// Rows that lack a value of any of the columns are left out and counted ({@link #omitted}); where
/// pairs of columns should keep what rows they can, collect each pair by itself.
///
/// Source: Chan, Golub, LeVeque, "Updating Formulae and a Pairwise Algorithm for Computing Sample
/// Variances", 1979, equations 2.1 (chan1979updating). `O(rows * columns^2)` time, `O(columns^2)`
/// memory and a block of at most 32 MiB.
public final class Covariances {
  private static final int BLOCK_CELLS = 1 << 22;
  private static final int MOST_BLOCK_ROWS = 1 << 15;
  private static final int LEAST_BLOCK_ROWS = 1 << 9;

  private final int size;
  private long count;
  private long omitted;
  private final double[] origins;
  private final double[] means;
  // Sums of products of deviations: the lower triangle of a matrix by rows.
  private final double[] products;

  /// @throws ArithmeticException above 46 340 columns, whose matrix no array holds
  public Covariances(int size) {
    this.size = size;
    this.origins = new double[size];
    this.means = new double[size];
    this.products = new double[Math.multiplyExact(size, size)];
  }

  /// Collects some continuous columns of a sample, on the processor.
  ///
  /// @param stopped asked before each block and within it
  /// @throws java.util.concurrent.CancellationException if it was stopped
  public static Covariances of(
      Sample sample, int[] columns, ParallelLoop loop, BooleanSupplier stopped) {
    return of(sample, columns, new JvmBackend(), new KernelRun(loop, stopped));
  }

  /// Collects some continuous columns of a sample.
  ///
  /// @throws java.util.concurrent.CancellationException if it was stopped
  public static Covariances of(Sample sample, int[] columns, KernelBackend kernels, KernelRun run) {
    Covariances all = new Covariances(columns.length);
    int blockRows = blockRows(columns.length, sample.rows());
    RowBlock block = new RowBlock(columns.length, blockRows);
    for (long next = 0; next < sample.rows(); next += blockRows) {
      run.check();
      int start = (int) next;
      int rows = Math.min(blockRows, sample.rows() - start);
      run.loop()
          .run(
              columns.length,
              () -> block,
              (into, column) ->
                  sample.read(columns[column], start, rows, into.values(), into.start(column)));
      all.add(block, rows, kernels, run);
    }
    return all;
  }

  private static int blockRows(int columns, int rows) {
    int fitting = BLOCK_CELLS / Math.max(1, columns);
    return Math.max(1, Math.min(rows, Math.clamp(fitting, LEAST_BLOCK_ROWS, MOST_BLOCK_ROWS)));
  }

  /// Adds rows, as they arrive.
  ///
  /// @param columns one array for each column, NaN where missing; left as they are
  public void add(double[][] columns, int rows, ParallelLoop loop) {
    RowBlock block = new RowBlock(size, rows);
    for (int column = 0; column < size; column++) {
      System.arraycopy(columns[column], 0, block.values(), block.start(column), rows);
    }
    add(block, rows, new JvmBackend(), new KernelRun(loop, () -> false));
  }

  private void add(RowBlock block, int rows, KernelBackend kernels, KernelRun run) {
    int complete = block.compact(rows);
    omitted += rows - complete;
    if (complete == 0) {
      return;
    }
    if (count == 0) {
      for (int column = 0; column < size; column++) {
        origins[column] = block.values()[block.start(column)];
      }
    }
    double[] blockMeans = new double[size];
    run.loop()
        .run(
            size,
            () -> blockMeans,
            (into, column) -> into[column] = block.centre(column, complete, origins[column]));
    try (CrossProducts sums = kernels.crossProducts(size, run)) {
      sums.add(block.values(), block.stride(), complete);
      sums.addTo(products);
    }
    join(complete, blockMeans);
  }

  /// Adds what another one has collected of other rows of the same columns.
  public void merge(Covariances later) {
    if (later.size != size) {
      throw new IllegalArgumentException(later.size + " columns cannot join " + size);
    }
    omitted += later.omitted;
    if (later.count == 0) {
      return;
    }
    if (count == 0) {
      System.arraycopy(later.origins, 0, origins, 0, size);
    }
    double[] laterMeans = new double[size];
    for (int column = 0; column < size; column++) {
      laterMeans[column] = later.origins[column] - origins[column] + later.means[column];
    }
    for (int at = 0; at < products.length; at++) {
      products[at] += later.products[at];
    }
    join(later.count, laterMeans);
  }

  // What the distance between two means adds to the products, which are summed already.
  private void join(long laterCount, double[] laterMeans) {
    long sum = Math.addExact(count, laterCount);
    double share = (double) laterCount / sum;
    double[] distances = new double[size];
    for (int column = 0; column < size; column++) {
      distances[column] = laterMeans[column] - means[column];
      means[column] += distances[column] * share;
    }
    for (int column = 0; column < size && count > 0; column++) {
      double weighted = distances[column] * share * count;
      for (int other = 0; other <= column; other++) {
        products[column * size + other] += weighted * distances[other];
      }
    }
    count = sum;
  }

  /// The number of rows that were counted.
  public long count() {
    return count;
  }

  /// The number of rows left out because a value was missing.
  public long omitted() {
    return omitted;
  }

  public int size() {
    return size;
  }

  public double mean(int column) {
    return origins[column] + means[column];
  }

  /// With divisor `count - 1`; NaN below two rows.
  public double covariance(int a, int b) {
    return product(a, b) / (count > 1 ? count - 1.0 : Double.NaN);
  }

  /// With divisor `count - 1`; NaN below two rows.
  public double variance(int column) {
    return covariance(column, column);
  }

  /// In -1 .. 1; NaN where a column is constant.
  public double correlation(int a, int b) {
    if (a == b) {
      return product(a, a) > 0 ? 1 : Double.NaN;
    }
    double scale = Math.sqrt(product(a, a)) * Math.sqrt(product(b, b));
    return Math.clamp(product(a, b) / scale, -1.0, 1.0);
  }

  private double product(int a, int b) {
    return products[Math.max(a, b) * size + Math.min(a, b)];
  }
}
