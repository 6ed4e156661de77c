package io.causalgym.numeric.kernel;

import java.util.Arrays;

/// Count, means, variances or covariances, and ranges of columns, block after block without keeping
/// rows. Not thread-safe.
///
/// Within a block the values are centred before they are multiplied; blocks are joined by the
/// pairwise update. The result depends on the blocks and their order, and on nothing else.
///
/// Source: Chan, Golub, LeVeque, "Updating Formulae and a Pairwise Algorithm for Computing Sample
/// Variances", 1979, equations 2.1 (chan1979updating). `O(rows * pairs)`.
public final class Moments {
  private final int size;
  private final boolean covariances;
  private long count;
  private final double[] means;
  private final double[] minima;
  private final double[] maxima;

  /// Sums of products of deviations: a lower triangle by rows, or its diagonal alone.
  private final double[] products;

  private double[][] centred = new double[0][];
  private double[] scratch = new double[0];

  /// @param size the number of columns
  /// @param covariances whether pairs of columns are wanted too
  public Moments(int size, boolean covariances) {
    this.size = size;
    this.covariances = covariances;
    this.means = new double[size];
    this.minima = new double[size];
    this.maxima = new double[size];
    this.products = new double[covariances ? Math.multiplyExact(size, size + 1) / 2 : size];
    Arrays.fill(minima, Double.POSITIVE_INFINITY);
    Arrays.fill(maxima, Double.NEGATIVE_INFINITY);
  }

  /// Adds a block.
  ///
  /// @param columns of which the first `rows` values count, at least one
  public void add(double[][] columns, int rows) {
    Moments block = new Moments(size, covariances);
    block.count = rows;
    reserve(rows);
    for (int column = 0; column < size; column++) {
      block.means[column] = Sums.sum(columns[column], rows) / rows;
      Columns.minus(columns[column], block.means[column], centred[column], rows);
      block.minima[column] = Sums.minimum(columns[column], rows);
      block.maxima[column] = Sums.maximum(columns[column], rows);
    }
    int at = 0;
    for (int column = 0; column < size; column++) {
      for (int other = covariances ? 0 : column; other <= column; other++) {
        block.products[at++] = Sums.product(centred[column], centred[other], scratch, rows);
      }
    }
    merge(block);
  }

  private void reserve(int rows) {
    if (centred.length < size || (size > 0 && centred[0].length < rows)) {
      centred = new double[size][rows];
      scratch = new double[rows];
    }
  }

  /// Adds what another one has collected, as later rows.
  public void merge(Moments later) {
    long sum = Math.addExact(count, later.count);
    double share = sum == 0 ? 0 : (double) later.count / sum;
    double[] distances = new double[size];
    for (int column = 0; column < size; column++) {
      distances[column] = later.means[column] - means[column];
      means[column] += distances[column] * share;
      minima[column] = Math.min(minima[column], later.minima[column]);
      maxima[column] = Math.max(maxima[column], later.maxima[column]);
    }
    int at = 0;
    for (int column = 0; column < size; column++) {
      double weighted = distances[column] * share * count;
      for (int other = covariances ? 0 : column; other <= column; other++) {
        products[at] += later.products[at] + weighted * distances[other];
        at++;
      }
    }
    count = sum;
  }

  /// The number of rows.
  public long count() {
    return count;
  }

  public double mean(int column) {
    return means[column];
  }

  /// With divisor `count - 1`, `NaN` below two rows.
  public double variance(int column) {
    return products[covariances ? column * (column + 3) / 2 : column] / divisor();
  }

  /// With divisor `count - 1`, `NaN` below two rows.
  ///
  /// @throws IllegalStateException if covariances were not asked for
  public double covariance(int a, int b) {
    if (!covariances) {
      throw new IllegalStateException("covariances were not asked for");
    }
    int row = Math.max(a, b);
    return products[row * (row + 1) / 2 + Math.min(a, b)] / divisor();
  }

  private double divisor() {
    return count > 1 ? count - 1.0 : Double.NaN;
  }

  /// Positive infinity before the first row.
  public double minimum(int column) {
    return minima[column];
  }

  /// Negative infinity before the first row.
  public double maximum(int column) {
    return maxima[column];
  }
}
