package io.causalgym.discovery.score;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.search.DiscoveryException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Which rows of a sample have no missing value in any column: the rows that scores count, so that
/// all local scores speak of the same rows and can be added.
final class CompleteRows {
  private final int count;
  // Null where every row is complete.
  private final boolean @Nullable [] complete;

  private CompleteRows(int count, boolean @Nullable [] complete) {
    this.count = count;
    this.complete = complete;
  }

  /// @throws DiscoveryException if fewer than `fewest` rows are complete
  static CompleteRows of(Sample sample, int fewest) {
    boolean @Nullable [] complete = null;
    for (int column = 0; column < sample.size(); column++) {
      if (sample.hasMissing(column)) {
        complete = complete == null ? all(sample.rows()) : complete;
        strike(sample, column, complete);
      }
    }
    int count = complete == null ? sample.rows() : count(complete);
    check(count, sample.rows(), fewest);
    return new CompleteRows(count, complete);
  }

  static void check(long count, int rows, int fewest) {
    if (count < fewest) {
      throw new DiscoveryException(
          "dataset",
          Long.toString(count),
          count
              + " of "
              + rows
              + " rows have no missing value, at least "
              + fewest
              + " are needed; leave out columns with many missing values or add rows");
    }
  }

  private static boolean[] all(int rows) {
    boolean[] complete = new boolean[rows];
    Arrays.fill(complete, true);
    return complete;
  }

  private static void strike(Sample sample, int column, boolean[] complete) {
    if (sample.variables().get(column).isDiscrete()) {
      short[] codes = sample.codes(column);
      for (int row = 0; row < complete.length; row++) {
        complete[row] &= codes[row] != Sample.MISSING;
      }
    } else {
      double[] values = sample.values(column);
      for (int row = 0; row < complete.length; row++) {
        complete[row] &= !Double.isNaN(values[row]);
      }
    }
  }

  private static int count(boolean[] complete) {
    int count = 0;
    for (boolean row : complete) {
      count += row ? 1 : 0;
    }
    return count;
  }

  int count() {
    return count;
  }

  boolean complete(int row) {
    return complete == null || complete[row];
  }

  /// Moves the values of complete rows together, to the front.
  ///
  /// @param from the row of the first value
  /// @return how many there are
  int pack(double[] values, int at, int from, int count) {
    if (complete == null) {
      return count;
    }
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (complete[from + i]) {
        values[at + kept++] = values[at + i];
      }
    }
    return kept;
  }
}
