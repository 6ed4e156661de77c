package io.causalgym.model.linear;

import java.util.Arrays;
import java.util.List;

/// An immutable square matrix in compressed sparse rows, columns ascending within a row.
///
/// Entry `k` of row `i` stands at positions `start(i) <= at < end(i)`.
public final class SparseMatrix {
  private final int[] starts;
  private final int[] columns;
  private final double[] values;

  private SparseMatrix(int[] starts, int[] columns, double[] values) {
    this.starts = starts;
    this.columns = columns;
    this.values = values;
  }

  /// @param value stands at (`row`, `column`)
  record Entry(int row, int column, double value) {}

  static SparseMatrix of(int size, List<Entry> entries) {
    Entry[] sorted = entries.toArray(Entry[]::new);
    Arrays.sort(
        sorted,
        (a, b) ->
            a.row() != b.row()
                ? Integer.compare(a.row(), b.row())
                : Integer.compare(a.column(), b.column()));
    int[] starts = new int[size + 1];
    int[] columns = new int[sorted.length];
    double[] values = new double[sorted.length];
    for (int at = 0; at < sorted.length; at++) {
      starts[sorted[at].row() + 1]++;
      columns[at] = sorted[at].column();
      values[at] = sorted[at].value();
    }
    for (int row = 0; row < size; row++) {
      starts[row + 1] += starts[row];
    }
    return new SparseMatrix(starts, columns, values);
  }

  /// The number of rows, and of columns.
  public int size() {
    return starts.length - 1;
  }

  /// The number of entries.
  public int entries() {
    return columns.length;
  }

  public int start(int row) {
    return starts[row];
  }

  public int end(int row) {
    return starts[row + 1];
  }

  public int column(int at) {
    return columns[at];
  }

  public double value(int at) {
    return values[at];
  }

  /// The entry at (`row`, `column`), 0 where there is none; `O(log row length)`.
  public double get(int row, int column) {
    int at = Arrays.binarySearch(columns, starts[row], starts[row + 1], column);
    return at < 0 ? 0 : values[at];
  }
}
