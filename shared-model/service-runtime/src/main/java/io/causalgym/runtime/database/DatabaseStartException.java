package io.causalgym.runtime.database;

import org.jspecify.annotations.Nullable;

/// The database could not be made ready; the message names the cause and the remedy, so that a
/// launcher prints it as it is.
public final class DatabaseStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// The closed list of causes.
  public enum Reason {
    FOLDER_IN_USE,
    FOLDER_NOT_WRITABLE,
    PLATFORM_UNSUPPORTED,
    SERVER_FAILED,
    MIGRATION_FAILED
  }

  private final Reason reason;

  public DatabaseStartException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public DatabaseStartException(Reason reason, String message) {
    this(reason, message, null);
  }

  public Reason reason() {
    return reason;
  }
}
