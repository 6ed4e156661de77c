package io.causalgym.dataset.read;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import io.causalgym.dataset.DatasetException;
import io.causalgym.dataset.DatasetException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One pass over CSV: takes each cell from the parser's buffer, without a String for it.
final class CsvPass extends CsvCallbackHandler<CsvPass> {
  private final IngestionOptions options;
  private final CellFormat format;
  private final Set<String> texts;
  private final Path scratch;
  private final List<String> first = new ArrayList<>();
  private ColumnTally[] tallies = new ColumnTally[0];
  private @Nullable RowSpool spool;
  private boolean named;
  private boolean headerAbsent;
  private RecordType type = RecordType.DATA;
  private long line;
  private int fields;
  private long row;
  private long shortRow;
  private int shortFields;
  private long shortLine;

  /// @param texts columns known to hold texts
  /// @param scratch a file for what does not fit in memory
  CsvPass(IngestionOptions options, CellFormat format, Set<String> texts, Path scratch) {
    this.options = options;
    this.format = format;
    this.texts = texts;
    this.scratch = scratch;
  }

  @Override
  protected void beginRecord(long startingLine) {
    line = startingLine;
    fields = 0;
    type = RecordType.DATA;
  }

  @Override
  protected void addField(char[] buffer, int offset, int length, boolean quoted) {
    if (!named) {
      checkLength(length, String.valueOf(fields + 1));
      first.add(new String(buffer, offset, length));
      ColumnNames.checkCount(first.size(), options.limits());
    } else if (fields < tallies.length) {
      if (fields == 0) {
        beginRow();
      }
      store(fields, buffer, offset, length, quoted);
    }
    fields++;
  }

  private void store(int column, char[] buffer, int offset, int length, boolean quoted) {
    ColumnTally tally = tallies[column];
    if (length > options.limits().cellLength()) {
      checkLength(length, tally.name());
    }
    spool().put(column, tally.spelled(buffer, offset, length, quoted, row + 1));
  }

  private void checkLength(int length, String column) {
    if (length > options.limits().cellLength()) {
      throw new DatasetException(
          Reason.CELL_TOO_LONG,
          currentRow(),
          column,
          "line "
              + line
              + ", column '"
              + column
              + "': a cell of "
              + length
              + " characters; at most "
              + options.limits().cellLength()
              + " are read: check the quotes, or leave the column out");
    }
  }

  private void beginRow() {
    if (shortRow > 0) {
      throw ragged(Reason.RAGGED_ROW, shortRow, shortLine, shortFields);
    }
    if (row == options.limits().rows()) {
      throw new DatasetException(
          Reason.TOO_MANY_ROWS,
          row + 1,
          null,
          "more than " + options.limits().rows() + " rows; send fewer");
    }
    try {
      spool().beginRow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected CsvPass buildRecord() {
    if (type != RecordType.DATA) {
      return this;
    }
    if (!named) {
      begin();
    } else if (fields > tallies.length) {
      throw ragged(Reason.RAGGED_ROW, row + 1, line, fields);
    } else if (fields < tallies.length) {
      // Only the end of the file tells whether it was cut here.
      shortRow = row + 1;
      shortFields = fields;
      shortLine = line;
    } else {
      spool().endRow();
      row++;
    }
    return this;
  }

  private void begin() {
    headerAbsent = ColumnNames.absent(first, options.header(), format);
    List<String> names =
        ColumnNames.checked(
            headerAbsent ? ColumnNames.numbered(first.size()) : first, options, format);
    tallies = new ColumnTally[names.size()];
    for (int column = 0; column < tallies.length; column++) {
      tallies[column] = ColumnTally.of(names.get(column), options, texts, format);
    }
    spool = new RowSpool(scratch, tallies.length);
    named = true;
    if (headerAbsent) {
      beginRow();
      for (int column = 0; column < tallies.length; column++) {
        char[] cell = first.get(column).toCharArray();
        store(column, cell, 0, cell.length, false);
      }
      spool().endRow();
      row++;
    }
    first.clear();
  }

  /// Tells that the text is at its end.
  ///
  /// @param lineEnded whether its last character ends a line
  void end(boolean lineEnded) {
    if (!named) {
      throw new DatasetException(Reason.EMPTY, "the file is empty; send a header and rows");
    }
    if (shortRow > 0) {
      throw ragged(
          lineEnded ? Reason.RAGGED_ROW : Reason.TRUNCATED, shortRow, shortLine, shortFields);
    }
    if (row == 0) {
      throw new DatasetException(
          Reason.NO_ROWS, "the file has a header and no row; send at least one row");
    }
  }

  private DatasetException ragged(Reason reason, long inRow, long inLine, int cells) {
    String column = cells < tallies.length ? tallies[cells].name() : null;
    String place =
        "row "
            + inRow
            + " (line "
            + inLine
            + ") has "
            + cells
            + " cells, the header "
            + tallies.length;
    String remedy =
        reason == Reason.TRUNCATED
            ? ", and the file ends there: it was cut; send it again, whole"
            : "; check delimiter and quotes of that row";
    return new DatasetException(reason, inRow, column, place + remedy);
  }

  private RowSpool spool() {
    RowSpool begun = spool;
    if (begun == null) {
      throw new IllegalStateException("no record yet");
    }
    return begun;
  }

  /// The cells; to be closed by the caller.
  RowSpool cells() {
    return spool();
  }

  void discard() throws IOException {
    if (spool != null) {
      spool.close();
    }
  }

  ColumnTally[] tallies() {
    return tallies.clone();
  }

  boolean headerAbsent() {
    return headerAbsent;
  }

  /// The row under way, from 1; 0 for the header.
  long currentRow() {
    return named ? row + 1 : 0;
  }

  /// The column whose cell comes next; null in the header or past the last one.
  @Nullable String currentColumn() {
    return fields < tallies.length ? tallies[fields].name() : null;
  }

  @Override
  protected RecordType getRecordType() {
    return type;
  }

  @Override
  protected int getFieldCount() {
    return fields;
  }

  @Override
  protected void setComment(char[] buffer, int offset, int length) {
    type = RecordType.COMMENT;
  }

  @Override
  protected void setEmpty() {
    type = RecordType.EMPTY;
  }
}
