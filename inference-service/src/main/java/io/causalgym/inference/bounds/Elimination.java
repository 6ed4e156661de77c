package io.causalgym.inference.bounds;

/// Gauss-Jordan elimination with row pivoting; cost `O(n^2 w)` for `n` columns and rows of width
/// `w`.
final class Elimination {
  private static final double SINGULAR = 1e-11;

  private Elimination() {}

  /// Turns the first `columns` columns into the unit matrix; rows are exchanged on the way.
  ///
  /// @return whether these columns were independent; if not, `work` is spoilt
  static boolean reduce(double[][] work, int columns) {
    for (int at = 0; at < columns; at++) {
      int best = at;
      for (int row = at + 1; row < work.length; row++) {
        if (Math.abs(work[row][at]) > Math.abs(work[best][at])) {
          best = row;
        }
      }
      double[] pivot = work[best];
      if (Math.abs(pivot[at]) < SINGULAR) {
        return false;
      }
      work[best] = work[at];
      work[at] = pivot;
      eliminate(work, at);
    }
    return true;
  }

  private static void eliminate(double[][] work, int at) {
    double[] pivot = work[at];
    double scale = 1 / pivot[at];
    for (int column = 0; column < pivot.length; column++) {
      pivot[column] *= scale;
    }
    for (int row = 0; row < work.length; row++) {
      double factor = work[row][at];
      if (row != at && factor != 0) {
        for (int column = 0; column < pivot.length; column++) {
          work[row][column] -= factor * pivot[column];
        }
      }
    }
  }
}
