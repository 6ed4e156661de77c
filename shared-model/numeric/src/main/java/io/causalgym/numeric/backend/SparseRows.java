package io.causalgym.numeric.backend;

/// A matrix in compressed sparse rows, immutable: the entries of row `i` stand at `starts[i]` up to
/// `starts[i + 1]`, in any order.
///
/// @param columns of the matrix
/// @param starts one more than there are rows, from 0, never falling
/// @param indices the column of each entry
/// @param values of each entry
@SuppressWarnings("ArrayRecordComponent") // A kernel reads arrays; nobody compares matrices.
public record SparseRows(int columns, int[] starts, int[] indices, double[] values) {
  public SparseRows {
    if (starts.length == 0 || starts[0] != 0 || starts[starts.length - 1] != values.length) {
      throw new IllegalArgumentException(
          "row starts must go from 0 to the " + values.length + " entries");
    }
    if (indices.length != values.length) {
      throw new IllegalArgumentException(
          indices.length + " columns for " + values.length + " values");
    }
    for (int row = 1; row < starts.length; row++) {
      if (starts[row] < starts[row - 1]) {
        throw new IllegalArgumentException("row " + (row - 1) + " ends before it starts");
      }
    }
    for (int index : indices) {
      if (index < 0 || index >= columns) {
        throw new IllegalArgumentException("an entry in column " + index + " of " + columns);
      }
    }
  }

  public int rows() {
    return starts.length - 1;
  }
}
