package io.causalgym.model.network.format;

/// A text that is no network, with the place and the reason; the message says the remedy.
public final class NetworkTextException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  NetworkTextException(int line, int column, String message) {
    super(message);
    this.line = line;
    this.column = column;
  }

  /// From 1.
  public int line() {
    return line;
  }

  /// In characters, from 1.
  public int column() {
    return column;
  }
}
