package io.causalgym.dataset;

import java.util.List;

/// Rows over variables, read by columns: immutable, and safe to read from many threads.
///
/// A column is read in blocks so that a sample may be larger than memory; whoever needs a column
/// often takes a copy with {@link #values} or {@link #codes}.
public interface Sample {
  /// Code of a discrete value that is missing.
  short MISSING = -1;

  /// Columns in their order in the source; algorithms number variables by it.
  List<Variable> variables();

  int rows();

  default int size() {
    return variables().size();
  }

  /// Whether any cell of the column is missing.
  boolean hasMissing(int column);

  /// Copies numbers of a continuous column: the rows `from .. from + count - 1` to `into[at ..]`; a
  /// missing one is NaN.
  void read(int column, int from, int count, double[] into, int at);

  /// Copies codes of a discrete column; a missing one is {@link #MISSING}.
  void read(int column, int from, int count, short[] into, int at);

  /// A copy of a whole continuous column.
  default double[] values(int column) {
    double[] values = new double[rows()];
    read(column, 0, rows(), values, 0);
    return values;
  }

  /// A copy of a whole discrete column.
  default short[] codes(int column) {
    short[] codes = new short[rows()];
    read(column, 0, rows(), codes, 0);
    return codes;
  }
}
