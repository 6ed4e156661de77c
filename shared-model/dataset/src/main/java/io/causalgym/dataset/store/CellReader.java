package io.causalgym.dataset.store;

import java.io.IOException;

/// Reads cells of one column that is to be stored.
@FunctionalInterface
public interface CellReader {
  /// Copies the rows `from .. from + count - 1` to the beginning of an array.
  void read(int from, int count, double[] into) throws IOException;
}
