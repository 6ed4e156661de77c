package io.causalgym.discovery.independence.mixed;

/// Wilks' lambda of two blocks of columns given a third, from one correlation matrix, by a Cholesky
/// factor in place that leaves out columns which those before determine.
///
/// Source: Anderson, "An Introduction to Multivariate Statistical Analysis", 3rd edition 2003,
/// section 9.3 (anderson2003introduction).
final class BlockDeterminants {
  // A correlation matrix has pivots of 1 - R^2: below, nothing of a column is left but rounding.
  private static final double LEAST_PIVOT = 1e-9;

  private double[] factor = new double[64];
  private boolean[] kept = new boolean[8];
  private int ranksX;
  private int ranksY;
  private int ranksGiven;

  /// The logarithm of `|S(xy|z)| / (|S(x|z)| |S(y|z)|)`: 0 or less; negative infinity where given
  /// `z` the one block determines a column of the other.
  ///
  /// @param matrix by rows of length `size`: `given` columns, `x` columns, `y` columns
  double logLambda(double[] matrix, int given, int x, int y) {
    int size = given + x + y;
    if (size * size > factor.length) {
      factor = new double[size * size];
      kept = new boolean[size];
    }
    ranksGiven = rows(matrix, size, 0, given);
    ranksX = rows(matrix, size, given, given + x);
    double alone = 0;
    ranksY = 0;
    for (int row = given + x; row < size; row++) {
      double pivot = row(matrix, size, row, given, given + x);
      kept[row] = pivot > LEAST_PIVOT;
      ranksY += kept[row] ? 1 : 0;
      alone += kept[row] ? Math.log(pivot) : 0;
    }
    double both = 0;
    for (int row = given + x; row < size; row++) {
      double pivot = kept[row] ? row(matrix, size, row, size, size) : 1;
      if (pivot <= LEAST_PIVOT) {
        return Double.NEGATIVE_INFINITY;
      }
      both += Math.log(pivot);
    }
    return Math.min(0, both - alone);
  }

  int ranksX() {
    return ranksX;
  }

  int ranksY() {
    return ranksY;
  }

  int ranksGiven() {
    return ranksGiven;
  }

  /// @return how many are not determined by those before
  private int rows(double[] matrix, int size, int from, int to) {
    int ranks = 0;
    for (int row = from; row < to; row++) {
      kept[row] = row(matrix, size, row, size, size) > LEAST_PIVOT;
      ranks += kept[row] ? 1 : 0;
    }
    return ranks;
  }

  /// Makes one row of the factor from those above, except those from `skipFrom` to `skipTo`.
  ///
  /// @return its squared pivot
  private double row(double[] matrix, int size, int row, int skipFrom, int skipTo) {
    double rest = matrix[row * size + row];
    for (int column = 0; column < row; column++) {
      if (!kept[column] || (column >= skipFrom && column < skipTo)) {
        factor[row * size + column] = 0;
        continue;
      }
      double sum = matrix[row * size + column];
      for (int k = 0; k < column; k++) {
        sum -= factor[row * size + k] * factor[column * size + k];
      }
      double value = sum / factor[column * size + column];
      factor[row * size + column] = value;
      rest -= value * value;
    }
    factor[row * size + row] = Math.sqrt(Math.max(rest, 0));
    return rest;
  }
}
