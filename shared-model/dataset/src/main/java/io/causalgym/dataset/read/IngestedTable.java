package io.causalgym.dataset.read;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// A source that has been read to its end, before its columns have types.
record IngestedTable(
    Cells cells,
    List<ColumnTally> tallies,
    CellFormat spelling,
    String format,
    Optional<String> encoding,
    Optional<String> delimiter,
    List<String> notes)
    implements AutoCloseable {
  @Override
  public void close() throws IOException {
    cells.close();
  }
}
