package io.causalgym.discovery.independence;

/// Adds up the divergence of the tables of all strata and their degrees of freedom; scratch space
/// of one thread.
final class TableStatistic {
  // Of 0 .. so many, k ln k is looked up.
  private static final int MOST_LOGARITHMS = 1 << 16;

  private final Divergence divergence;
  private final double[] logarithms;
  private final int[] rowSums = new int[DiscreteColumns.MOST_LEVELS + 1];
  private final int[] columnSums = new int[DiscreteColumns.MOST_LEVELS + 1];
  private double value;
  private long freedom;

  TableStatistic(Divergence divergence, int rows) {
    this.divergence = divergence;
    int known = divergence == Divergence.PEARSON ? 0 : Math.min(rows, MOST_LOGARITHMS) + 1;
    this.logarithms = new double[known];
    for (int k = 1; k < known; k++) {
      logarithms[k] = k * Math.log(k);
    }
  }

  void begin() {
    value = 0;
    freedom = 0;
  }

  double value() {
    return value;
  }

  /// Degrees of freedom without empty rows and columns.
  long freedom() {
    return freedom;
  }

  /// Adds a table by rows.
  ///
  /// @param stride from one row of the table to the next
  void add(int[] counts, int at, int rows, int columns, int stride) {
    java.util.Arrays.fill(columnSums, 0, columns, 0);
    int n = 0;
    int filledRows = 0;
    for (int row = 0; row < rows; row++) {
      int sum = 0;
      for (int column = 0; column < columns; column++) {
        int count = counts[at + row * stride + column];
        sum += count;
        columnSums[column] += count;
      }
      rowSums[row] = sum;
      n += sum;
      filledRows += sum > 0 ? 1 : 0;
    }
    int filledColumns = 0;
    for (int column = 0; column < columns; column++) {
      filledColumns += columnSums[column] > 0 ? 1 : 0;
    }
    if (filledRows < 2 || filledColumns < 2) {
      return;
    }
    freedom += (long) (filledRows - 1) * (filledColumns - 1);
    value +=
        switch (divergence) {
          case PEARSON -> pearson(counts, at, rows, columns, stride, n);
          case LIKELIHOOD_RATIO -> likelihoodRatio(counts, at, rows, columns, stride, n);
        };
  }

  private double pearson(int[] counts, int at, int rows, int columns, int stride, int n) {
    double total = 0;
    for (int row = 0; row < rows; row++) {
      if (rowSums[row] > 0) {
        double sum = 0;
        for (int column = 0; column < columns; column++) {
          double count = counts[at + row * stride + column];
          sum += count > 0 ? count * count / columnSums[column] : 0;
        }
        total += sum / rowSums[row];
      }
    }
    return Math.max(0, n * (total - 1));
  }

  private double likelihoodRatio(int[] counts, int at, int rows, int columns, int stride, int n) {
    double sum = logarithm(n);
    for (int row = 0; row < rows; row++) {
      sum -= logarithm(rowSums[row]);
      for (int column = 0; column < columns; column++) {
        sum += logarithm(counts[at + row * stride + column]);
      }
    }
    for (int column = 0; column < columns; column++) {
      sum -= logarithm(columnSums[column]);
    }
    return Math.max(0, 2 * sum);
  }

  /// `k ln k`.
  private double logarithm(int k) {
    return k < logarithms.length ? logarithms[k] : k * Math.log(k);
  }
}
