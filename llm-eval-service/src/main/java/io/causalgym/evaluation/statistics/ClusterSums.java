package io.causalgym.evaluation.statistics;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/// Immutable table of what each cluster (world) adds to each of several sums.
///
/// A cluster that adds 0 to every sum has nothing to say and is not counted; so give the number of
/// items, or a denominator, a column of its own: then a world without an error still counts.
///
/// Resampling needs a kilobyte for each cluster and thread.
public final class ClusterSums {

  /// Rows are read four at a time; rows of zeros fill up the last four.
  static final int ROWS = 4;

  private final int given;
  private final int[] counted;
  private final int columns;
  private final double[] values;

  private ClusterSums(int given, int[] counted, int columns, double[] values) {
    this.given = given;
    this.counted = counted;
    this.columns = columns;
    this.values = values;
  }

  /// @param columns shape columns x clusters, all of one length, finite; copied
  /// @throws IllegalArgumentException if lengths differ or an entry is not finite
  public static ClusterSums of(double[]... columns) {
    int most = columns.length == 0 ? 0 : columns[0].length;
    for (double[] column : columns) {
      if (column.length != most) {
        throw new IllegalArgumentException(
            "columns of " + most + " and " + column.length + " clusters: give one length");
      }
      requireFinite(column);
    }
    int[] rows = IntStream.range(0, most).filter(row -> says(columns, row)).toArray();
    double[] values = new double[(rows.length + ROWS - 1) / ROWS * ROWS * columns.length];
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < columns.length; column++) {
        values[row * columns.length + column] = columns[column][rows[row]];
      }
    }
    return new ClusterSums(most, rows, columns.length, values);
  }

  private static boolean says(double[][] columns, int row) {
    return Arrays.stream(columns).anyMatch(column -> column[row] != 0);
  }

  private static void requireFinite(double[] column) {
    for (double value : column) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(
            "a cluster adds " + value + " to a sum: leave out what is not known");
      }
    }
  }

  /// The same clusters with these columns only; those that add nothing to them are not counted.
  public ClusterSums select(int... chosen) {
    double[][] selected = new double[chosen.length][given];
    for (int place = 0; place < chosen.length; place++) {
      Objects.checkIndex(chosen[place], columns);
      for (int cluster = 0; cluster < counted.length; cluster++) {
        selected[place][counted[cluster]] = values[cluster * columns + chosen[place]];
      }
    }
    return of(selected);
  }

  /// The counted clusters put together.
  ClusterSums together(Blocks blocks) {
    double[][] sums = new double[columns][blocks.count()];
    for (int cluster = 0; cluster < counted.length; cluster++) {
      for (int column = 0; column < columns; column++) {
        sums[column][blocks.of(cluster)] += values[cluster * columns + column];
      }
    }
    return of(sums);
  }

  /// The clusters that add something to one of the sums.
  public int clusters() {
    return counted.length;
  }

  /// The clusters of the columns that were given, counted or not.
  int given() {
    return given;
  }

  /// Where a counted cluster stood in the columns that were given.
  int place(int cluster) {
    return counted[cluster];
  }

  public int columns() {
    return columns;
  }

  /// The sums over all clusters, one for each column.
  public double[] totals() {
    double[] totals = new double[columns];
    for (int at = 0; at < counted.length * columns; at++) {
      totals[at % columns] += values[at];
    }
    return totals;
  }

  /// Row after row, with rows of zeros up to a multiple of {@link #ROWS}; not to be changed.
  double[] rows() {
    return values;
  }
}
