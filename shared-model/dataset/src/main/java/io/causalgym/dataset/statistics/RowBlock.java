package io.causalgym.dataset.statistics;

import io.causalgym.numeric.kernel.Gram;
import java.util.Arrays;

/// Rows of some columns, one column after another as {@link Gram} wants them.
final class RowBlock {
  private final int columns;
  private final int stride;
  private final double[] values;

  RowBlock(int columns, int rows) {
    this.columns = columns;
    this.stride = Math.ceilDiv(rows, Gram.LANES) * Gram.LANES;
    this.values = new double[Math.multiplyExact(columns, stride)];
  }

  double[] values() {
    return values;
  }

  int stride() {
    return stride;
  }

  /// Where a column begins.
  int start(int column) {
    return column * stride;
  }

  /// Moves the rows without missing values to the front.
  ///
  /// @return how many there are
  int compact(int rows) {
    boolean[] lacking = new boolean[rows];
    boolean any = false;
    for (int column = 0; column < columns; column++) {
      int start = start(column);
      for (int row = 0; row < rows; row++) {
        boolean missing = Double.isNaN(values[start + row]);
        lacking[row] |= missing;
        any |= missing;
      }
    }
    return any ? compact(lacking) : rows;
  }

  private int compact(boolean[] lacking) {
    int kept = 0;
    for (int column = 0; column < columns; column++) {
      int start = start(column);
      kept = 0;
      for (int row = 0; row < lacking.length; row++) {
        if (!lacking[row]) {
          values[start + kept++] = values[start + row];
        }
      }
    }
    return kept;
  }

  /// Takes an origin and then the mean off a column, and fills it up with zeros.
  ///
  /// @return the mean, as a distance from the origin
  double centre(int column, int rows, double origin) {
    int start = start(column);
    int end = start + rows;
    for (int at = start; at < end; at++) {
      values[at] -= origin;
    }
    double mean = PairwiseSum.of(values, start, end) / rows;
    for (int at = start; at < end; at++) {
      values[at] -= mean;
    }
    Arrays.fill(values, end, start + stride, 0);
    return mean;
  }
}
