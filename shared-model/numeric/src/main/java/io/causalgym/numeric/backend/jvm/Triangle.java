package io.causalgym.numeric.backend.jvm;

/// Places of a lower triangle by rows, its diagonal included.
final class Triangle {
  private Triangle() {}

  /// The number of places in so many rows.
  static long size(int rows) {
    return (long) rows * (rows + 1) / 2;
  }

  /// The row of a place.
  static int row(int place) {
    int row = (int) ((Math.sqrt(8.0 * place + 1) - 1) / 2);
    while (size(row) > place) {
      row--;
    }
    while (size(row + 1) <= place) {
      row++;
    }
    return row;
  }
}
