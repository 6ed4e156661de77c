package io.causalgym.dataset.statistics;

/// Moves the rows without missing values to the front.
final class CompleteRows {
  private CompleteRows() {}

  /// @return how many there are
  static int compact(double[][] columns, int rows) {
    boolean[] lacking = new boolean[rows];
    boolean any = false;
    for (double[] column : columns) {
      for (int row = 0; row < rows; row++) {
        if (Double.isNaN(column[row])) {
          lacking[row] = true;
          any = true;
        }
      }
    }
    if (!any) {
      return rows;
    }
    int kept = 0;
    for (double[] column : columns) {
      kept = 0;
      for (int row = 0; row < rows; row++) {
        if (!lacking[row]) {
          column[kept++] = column[row];
        }
      }
    }
    return kept;
  }
}
