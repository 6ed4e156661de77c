package io.causalgym.inference.learning;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.causalgym.graph.Deadline;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/// Reads columns of states from CSV (RFC 4180) with a header. Labels are taken without the blanks
/// around them; empty lines are passed over. States are sorted: by value where all labels of a
/// column are numbers, else as text, so that the order of the rows does not matter.
public final class CsvColumns {

  /// Labels that stand for a missing value, unless the caller names others.
  public static final Set<String> MISSING = Set.of("", "NA", "?");

  /// Columns at most.
  public static final int MOST_COLUMNS = 20_000;

  /// Characters of a name or a label at most.
  public static final int LONGEST_LABEL = 256;

  // Characters that the parser holds at most: a quote that never ends is noticed here.
  private static final int LONGEST_FIELD = 1 << 20;

  private static final String PLACE = " (record starting at line ";

  // So many rows between two looks at the clock.
  private static final int STRIDE = 4096;

  private final Set<String> missing;
  private final List<StateColumn> columns = new ArrayList<>();
  private long line = 1;
  private int rows;

  private CsvColumns(Set<String> missing) {
    this.missing = missing;
  }

  /// @param missing the labels that stand for a missing value
  /// @throws CsvException if the text is no such table or over a limit
  public static DiscreteColumns read(Reader text, Set<String> missing, Deadline deadline) {
    CsvReader<CsvRecord> records =
        CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .trimWhitespacesAroundQuotes(true)
            .maxBufferSize(LONGEST_FIELD)
            .ofCsvRecord(text);
    CsvColumns columns = new CsvColumns(Set.copyOf(missing));
    try {
      columns.read(records.iterator(), deadline);
    } catch (CsvParseException broken) {
      throw columns.broken(String.valueOf(broken.getMessage()));
    }
    return columns.build();
  }

  /// The parser says at the end of its message where the record started.
  private CsvException broken(String message) {
    int place = message.lastIndexOf(PLACE);
    if (place < 0) {
      return new CsvException(line, 1, "after this record: " + message);
    }
    String number = message.substring(place + PLACE.length(), message.length() - 1);
    return new CsvException(Long.parseLong(number), 1, message.substring(0, place));
  }

  private void read(Iterator<CsvRecord> records, Deadline deadline) {
    if (!records.hasNext()) {
      throw new CsvException(1, 1, "the text is empty; give a header and rows");
    }
    header(records.next());
    while (records.hasNext()) {
      if (rows % STRIDE == 0) {
        deadline.check();
      }
      row(records.next());
    }
    if (rows == 0) {
      throw new CsvException(line, 1, "there is a header and no row; give rows");
    }
  }

  private void header(CsvRecord header) {
    line = header.getStartingLineNumber();
    if (header.getFieldCount() > MOST_COLUMNS) {
      throw new CsvException(
          line,
          MOST_COLUMNS + 1,
          "there are more than " + MOST_COLUMNS + " columns; leave some out");
    }
    Set<String> seen = new HashSet<>();
    for (int field = 0; field < header.getFieldCount(); field++) {
      String name = header.getField(field).strip();
      if (field == 0 && name.startsWith("\uFEFF")) {
        name = name.substring(1).strip();
      }
      if (name.isEmpty() || name.length() > LONGEST_LABEL) {
        throw new CsvException(
            line,
            field + 1,
            "the column's name has "
                + name.length()
                + " characters; use 1 to "
                + LONGEST_LABEL
                + " in the header");
      }
      if (!seen.add(name)) {
        throw new CsvException(
            line, field + 1, "the column '" + name + "' is there twice; rename one");
      }
      columns.add(new StateColumn(name));
    }
  }

  private void row(CsvRecord record) {
    line = record.getStartingLineNumber();
    if (record.getFieldCount() != columns.size()) {
      throw new CsvException(
          line,
          Math.min(record.getFieldCount(), columns.size()) + 1,
          "the row has "
              + record.getFieldCount()
              + " fields where the header has "
              + columns.size()
              + "; give one for each column");
    }
    if ((rows + 1L) * columns.size() > DiscreteColumns.MOST_CELLS) {
      throw new CsvException(
          line,
          1,
          "there are more than "
              + DiscreteColumns.MOST_CELLS
              + " values; leave rows or columns out");
    }
    for (int field = 0; field < columns.size(); field++) {
      String label = record.getField(field).strip();
      if (missing.contains(label)) {
        columns.get(field).addMissing(rows);
      } else {
        add(field, label);
      }
    }
    rows++;
  }

  private void add(int field, String label) {
    StateColumn column = columns.get(field);
    if (label.length() > LONGEST_LABEL) {
      throw new CsvException(
          line,
          field + 1,
          "the value has " + label.length() + " characters; " + LONGEST_LABEL + " are possible");
    }
    if (!column.add(rows, label)) {
      throw new CsvException(
          line,
          field + 1,
          "the column '"
              + column.name()
              + "' has more than "
              + DiscreteColumns.MOST_STATES
              + " different values; group them into fewer states");
    }
  }

  private DiscreteColumns build() {
    DiscreteColumnsBuilder builder = DiscreteColumns.builder(rows);
    for (int field = 0; field < columns.size(); field++) {
      StateColumn column = columns.get(field);
      if (column.empty()) {
        throw new CsvException(
            1,
            field + 1,
            "the column '" + column.name() + "' has no value in any row; leave it out");
      }
      column.addTo(builder, rows);
    }
    return builder.build();
  }
}
