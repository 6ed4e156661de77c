package io.causalgym.discovery.independence.mixed;

/// Correlations of columns over the rows in which all of them are known.
final class KnownCorrelations {
  private KnownCorrelations() {}

  /// Fills a matrix by rows; a column that is constant in these rows has only zeros.
  ///
  /// @return the number of these rows
  static int of(double[][] columns, double[] matrix) {
    int size = columns.length;
    double[][] known = new double[size][columns[0].length];
    int rows = 0;
    for (int row = 0; row < columns[0].length; row++) {
      boolean all = true;
      for (int i = 0; i < size && all; i++) {
        known[i][rows] = columns[i][row];
        all = !Double.isNaN(columns[i][row]);
      }
      rows += all ? 1 : 0;
    }
    for (int i = 0; i < size; i++) {
      standardise(known[i], rows);
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int row = 0; row < rows; row++) {
          sum += known[i][row] * known[j][row];
        }
        matrix[i * size + j] = sum;
        matrix[j * size + i] = sum;
      }
    }
    return rows;
  }

  /// Mean 0 and sum of squares 1; all 0 for a constant.
  private static void standardise(double[] column, int rows) {
    double first = rows == 0 ? 0 : column[0];
    double mean = 0;
    for (int row = 0; row < rows; row++) {
      mean += (column[row] - first) / rows;
    }
    double squares = 0;
    double largest = 0;
    for (int row = 0; row < rows; row++) {
      column[row] = column[row] - first - mean;
      squares += column[row] * column[row];
      largest = Math.max(largest, Math.abs(column[row] + mean));
    }
    double scale = squares > 1e-24 * largest * largest * rows ? 1 / Math.sqrt(squares) : 0;
    for (int row = 0; row < rows; row++) {
      column[row] *= scale;
    }
  }
}
