package io.causalgym.numeric.backend.jvm;

/// A matrix inside an array: its entry in row `i` and column `j` at `start + i * rowStep + j *
/// columnStep`. One of the steps is 1.
final class View {
  private final double[] values;
  private final int start;
  private final int rowStep;
  private final int columnStep;

  private View(double[] values, int start, int rowStep, int columnStep) {
    this.values = values;
    this.start = start;
    this.rowStep = rowStep;
    this.columnStep = columnStep;
  }

  /// A part of a matrix by rows, which is not copied.
  ///
  /// @param columns of the whole matrix
  /// @param row and `column`: where the part starts
  static View of(double[] values, int columns, int row, int column) {
    return new View(values, row * columns + column, columns, 1);
  }

  View transposed() {
    return new View(values, start, columnStep, rowStep);
  }

  double[] values() {
    return values;
  }

  int start() {
    return start;
  }

  int rowStep() {
    return rowStep;
  }

  int columnStep() {
    return columnStep;
  }
}
