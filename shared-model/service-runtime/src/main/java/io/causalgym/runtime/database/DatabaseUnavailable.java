package io.causalgym.runtime.database;

/// The database did not answer now: no connection, none free in time, a statement over its time, or
/// a server that stops or starts. Asking again later may succeed, so HTTP answers 503.
public final class DatabaseUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DatabaseUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
