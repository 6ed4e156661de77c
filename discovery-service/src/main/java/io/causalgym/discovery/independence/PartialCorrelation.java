package io.causalgym.discovery.independence;

/// Squares of partial correlations from a correlation matrix; scratch space of one thread.
///
/// A conditioning variable that the others determine is left out, and a variable that the
/// conditioning ones determine is correlated with nothing.
final class PartialCorrelation {
  /// A variance left that is as small comes from rounding.
  static final double NOTHING = 1e-10;

  // Of the correlations of the conditioning variables: rows of the Cholesky factor, and one over
  // its diagonal or 0 where there is nothing left.
  private double[] factor = new double[64];
  private double[] inverse = new double[8];
  private double[] ofX = new double[8];
  private double[] ofY = new double[8];

  /// The squared partial correlation of `x` and `y` given the first `count` of `given`.
  double squared(double[] r, int size, int x, int y, int[] given, int count) {
    if (count > inverse.length) {
      int room = Math.max(count, 2 * inverse.length);
      factor = new double[room * room];
      inverse = new double[room];
      ofX = new double[room];
      ofY = new double[room];
    }
    double covariance = r[x * size + y];
    double varianceX = 1;
    double varianceY = 1;
    for (int row = 0; row < count; row++) {
      int s = given[row];
      int at = row * count;
      double left = 1;
      double toX = r[x * size + s];
      double toY = r[y * size + s];
      for (int column = 0; column < row; column++) {
        double sum = r[s * size + given[column]];
        for (int k = 0; k < column; k++) {
          sum -= factor[at + k] * factor[column * count + k];
        }
        double entry = sum * inverse[column];
        factor[at + column] = entry;
        left -= entry * entry;
        toX -= entry * ofX[column];
        toY -= entry * ofY[column];
      }
      inverse[row] = left > NOTHING ? 1 / Math.sqrt(left) : 0;
      ofX[row] = toX * inverse[row];
      ofY[row] = toY * inverse[row];
      covariance -= ofX[row] * ofY[row];
      varianceX -= ofX[row] * ofX[row];
      varianceY -= ofY[row] * ofY[row];
    }
    return varianceX > NOTHING && varianceY > NOTHING
        ? covariance * covariance / (varianceX * varianceY)
        : 0;
  }
}
