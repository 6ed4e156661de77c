package io.causalgym.runtime.database;

/// The database did not answer now: no connection, none free in time, a statement over its time, or
/// a server that stops or starts. Asking again later may succeed, so HTTP answers 503.
public final class DatabaseUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean passing;

  public DatabaseUnavailable(String message, Throwable cause) {
    this(message, cause, true);
  }

  /// @param passing whether to wait may be enough
  DatabaseUnavailable(String message, Throwable cause, boolean passing) {
    super(message, cause);
    this.passing = passing;
  }

  boolean isPassing() {
    return passing;
  }
}
