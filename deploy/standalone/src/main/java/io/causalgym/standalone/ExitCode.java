package io.causalgym.standalone;

import io.causalgym.runtime.database.DatabaseStartException;
import io.causalgym.runtime.database.DatabaseUnavailable;
import io.causalgym.runtime.settings.SettingsException;
import java.io.IOException;
import java.net.BindException;

/// How the process ends, for scripts; `./gym up --help` lists the same numbers.
enum ExitCode {
  STOPPED(0),
  FAILED(1),
  WRONG_SETTING(2),
  PORT_BUSY(3),
  FOLDER_NOT_USABLE(4),
  FOLDER_IN_USE(5),
  DATABASE_NOT_USABLE(6);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  /// What a failed start means.
  static ExitCode of(Throwable failure) {
    return switch (cause(failure)) {
      case SettingsException setting -> WRONG_SETTING;
      case IOException failed -> busy(failed) ? PORT_BUSY : FAILED;
      case DatabaseStartException database -> of(database.reason());
      case DatabaseUnavailable database -> DATABASE_NOT_USABLE;
      case Throwable unforeseen -> FAILED;
    };
  }

  /// The first of its causes that has a message for people, or the failure itself.
  static Throwable cause(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SettingsException
          || cause instanceof IOException
          || cause instanceof DatabaseStartException
          || cause instanceof DatabaseUnavailable) {
        return cause;
      }
    }
    return failure;
  }

  private static boolean busy(Throwable failed) {
    return failed instanceof BindException || failed.getCause() instanceof BindException;
  }

  private static ExitCode of(DatabaseStartException.Reason reason) {
    return switch (reason) {
      case FOLDER_IN_USE -> FOLDER_IN_USE;
      case FOLDER_NOT_WRITABLE -> FOLDER_NOT_USABLE;
      case PLATFORM_UNSUPPORTED, SERVER_FAILED, MIGRATION_FAILED -> DATABASE_NOT_USABLE;
    };
  }
}
