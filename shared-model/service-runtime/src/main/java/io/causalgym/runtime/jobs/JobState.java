package io.causalgym.runtime.jobs;

import java.util.Locale;

/// Where a job stands. Only `FAILED` and `CANCELLED` lead back, by resuming.
public enum JobState {
  QUEUED,
  RUNNING,
  SUCCEEDED,
  FAILED,
  CANCELLED;

  /// As the contract and the database write it.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Reads {@link #text()}.
  ///
  /// @throws IllegalArgumentException that names the word and the choices
  public static JobState of(String text) {
    for (JobState state : values()) {
      if (state.text().equals(text)) {
        return state;
      }
    }
    throw new IllegalArgumentException(
        "'" + text + "' is no job state: choose queued, running, succeeded, failed or cancelled");
  }

  public boolean finished() {
    return switch (this) {
      case QUEUED, RUNNING -> false;
      case SUCCEEDED, FAILED, CANCELLED -> true;
    };
  }
}
