package io.causalgym.dataset.read;

import java.io.IOException;

/// Cells of a source in the order of their columns, as {@link ColumnTally} put them down.
interface Cells extends AutoCloseable {
  int rows();

  void read(int column, int from, int count, double[] into) throws IOException;

  @Override
  void close() throws IOException;
}
