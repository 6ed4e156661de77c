package io.causalgym.numeric.backend.jvm;

/// Means and sums of squared deviations of columns, block after block: all columns of a block have
/// as many rows. Not thread-safe.
final class ColumnMoments {
  private final double[] means;
  private final double[] squares;
  private long before;
  private int rows;

  ColumnMoments(int size) {
    this.means = new double[size];
    this.squares = new double[size];
  }

  int size() {
    return means.length;
  }

  /// A block begins, to which each column must be added.
  void begin(int count) {
    before += rows;
    rows = count;
  }

  /// Adds a block of which mean and squared deviations are known.
  void add(int column, double mean, double square) {
    join(column, mean, square, before, rows);
  }

  /// Adds what another one has collected, as later rows.
  void merge(ColumnMoments later) {
    long count = before + rows;
    long laterCount = later.before + later.rows;
    for (int column = 0; column < means.length; column++) {
      join(column, later.means[column], later.squares[column], count, laterCount);
    }
    before = count + laterCount;
    rows = 0;
  }

  private void join(int column, double mean, double square, long count, long laterCount) {
    double distance = mean - means[column];
    double share = (double) laterCount / (count + laterCount);
    // The first block as it is: times 1 it would be, but infinite values would become NaN.
    means[column] = count == 0 ? mean : means[column] + distance * share;
    squares[column] =
        count == 0 ? square : squares[column] + square + distance * distance * share * count;
  }

  double mean(int column) {
    return means[column];
  }

  /// With divisor `count - 1`, `NaN` for one row.
  double variance(int column) {
    long count = before + rows;
    return count > 1 ? squares[column] / (count - 1) : Double.NaN;
  }
}
