package io.causalgym.dataset.read;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// How CSV is spelled.
///
/// @param decimalPoint a comma only where cells are not separated by commas
record Dialect(char delimiter, char decimalPoint) {
  private static final char[] DELIMITERS = {',', ';', '\t', '|'};
  private static final int RECORDS = 200;
  private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d*,\\d+([eE][+-]?\\d+)?");
  private static final Pattern DECIMAL_POINT = Pattern.compile("[+-]?\\d*\\.\\d+([eE][+-]?\\d+)?");

  /// The delimiter under which the most records have the same number of cells, more than one; the
  /// one with more cells on a tie. A text without any has one column.
  ///
  /// @param beginning of the text
  /// @param whole whether that is all of it; otherwise its last record may be cut
  static Dialect of(String beginning, boolean whole, Optional<Character> chosen) {
    char best = chosen.orElse(',');
    double most = 0;
    for (char delimiter : chosen.isPresent() ? new char[0] : DELIMITERS) {
      double agreement = agreement(records(beginning, whole, delimiter));
      if (agreement > most) {
        most = agreement;
        best = delimiter;
      }
    }
    return new Dialect(best, decimalPoint(records(beginning, whole, best), best));
  }

  private static List<CsvRecord> records(String beginning, boolean whole, char delimiter) {
    List<CsvRecord> records = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(true)
            .ofCsvRecord(beginning)) {
      for (CsvRecord record : reader) {
        records.add(record);
        if (records.size() > RECORDS) {
          break;
        }
      }
    } catch (CsvParseException | IOException badlyQuoted) {
      return records; // the pass over the whole text says where
    }
    if ((!whole || records.size() > RECORDS) && records.size() > 1) {
      records.removeLast();
    }
    return records;
  }

  // The share of records of the commonest width above 1, and a little for the width.
  private static double agreement(List<CsvRecord> records) {
    Map<Integer, Integer> widths = new HashMap<>();
    for (CsvRecord record : records) {
      widths.merge(record.getFieldCount(), 1, Integer::sum);
    }
    double best = 0;
    for (Map.Entry<Integer, Integer> width : widths.entrySet()) {
      if (width.getKey() > 1) {
        double share = (double) width.getValue() / records.size();
        best = Math.max(best, share + 0.01 * (1 - 1.0 / width.getKey()));
      }
    }
    return best;
  }

  private static char decimalPoint(List<CsvRecord> records, char delimiter) {
    if (delimiter == ',') {
      return '.';
    }
    boolean commas = false;
    for (CsvRecord record : records) {
      for (String field : record.getFields()) {
        if (DECIMAL_POINT.matcher(field).matches()) {
          return '.';
        }
        commas |= DECIMAL_COMMA.matcher(field).matches();
      }
    }
    return commas ? ',' : '.';
  }

  CsvReader.CsvReaderBuilder reader(int cellLength) {
    // Twice: the buffer also holds quotes that are doubled.
    int buffer = Math.max(1 << 16, 2 * Math.min(cellLength, 1 << 28) + 2);
    return CsvReader.builder()
        .fieldSeparator(delimiter)
        .skipEmptyLines(true)
        .allowUnclosedQuote(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .maxBufferSize(buffer);
  }

  /// For a person.
  String name() {
    return delimiter == '\t' ? "tab" : String.valueOf(delimiter);
  }
}
