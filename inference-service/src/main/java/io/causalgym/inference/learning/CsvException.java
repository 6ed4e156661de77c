package io.causalgym.inference.learning;

/// A text that is no table of states, with the place and the reason; the message says the remedy.
public final class CsvException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long line;
  private final int column;

  CsvException(long line, int column, String message) {
    super("line " + line + ", column " + column + ": " + message);
    this.line = line;
    this.column = column;
  }

  /// From 1, where the record starts.
  public long line() {
    return line;
  }

  /// The field, from 1.
  public int column() {
    return column;
  }
}
