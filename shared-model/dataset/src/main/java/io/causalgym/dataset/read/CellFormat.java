package io.causalgym.dataset.read;

import io.causalgym.dataset.DatasetException;
import io.causalgym.dataset.DatasetException.Reason;

/// How cells spell numbers and missing values, and what all columns together may keep of texts.
final class CellFormat {
  private final IngestionOptions options;
  private final DecimalParser decimals;
  private final MissingMarkers markers;
  private long kept;

  CellFormat(IngestionOptions options, char decimalPoint) {
    this.options = options;
    this.decimals = new DecimalParser(decimalPoint);
    this.markers = new MissingMarkers(options.missing());
  }

  boolean missing(char[] cell, int from, int to) {
    return markers.contains(cell, from, to);
  }

  /// NaN where the cell is no number.
  double number(char[] cell, int from, int to) {
    return decimals.parse(cell, from, to);
  }

  double number(String cell) {
    return decimals.parse(cell.toCharArray(), 0, cell.length());
  }

  /// Whether the caller said how a column is to be read.
  boolean chosen(String column) {
    return options.types().containsKey(column);
  }

  IngestionLimits limits() {
    return options.limits();
  }

  /// Counts a text that is to be kept in memory.
  ///
  /// @throws DatasetException if it is too long, no text, or one too many
  void admit(char[] cell, int from, int to, long row, String column) {
    if (to - from > limits().cellLength()) {
      throw new DatasetException(
          Reason.CELL_TOO_LONG,
          row,
          column,
          place(row, column)
              + " has "
              + (to - from)
              + " characters; at most "
              + limits().cellLength()
              + " are read: leave the column out or shorten it");
    }
    for (int at = from; at < to; at++) {
      if (cell[at] < ' ' && cell[at] != '\t' && cell[at] != '\n' && cell[at] != '\r') {
        throw new DatasetException(
            Reason.NOT_TEXT,
            row,
            column,
            place(row, column)
                + " has a control character (0x"
                + Integer.toHexString(cell[at])
                + "): send CSV text or Parquet");
      }
    }
    kept += to - from;
    if (kept > limits().levelCharacters()) {
      throw new DatasetException(
          Reason.TOO_MANY_LEVELS,
          row,
          column,
          place(row, column)
              + ": the texts of all discrete columns together exceed "
              + limits().levelCharacters()
              + " characters; leave columns of free text out");
    }
  }

  static String place(long row, String column) {
    return (row > 0 ? "row " + row + " of " : "the name of ") + "column '" + column + "'";
  }
}
