package io.causalgym.runtime.database;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.AsyncResult;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// How what was asked of the database ended, and after how long: statements and whole transactions,
/// with their wait for a connection.
///
/// Vert.x counts the connections and the single statements; it does not see what never got one.
public final class DatabaseMeters {
  /// The closed list of ends.
  enum Outcome {
    ANSWERED,
    /// The statement, or what was done in the transaction, failed.
    FAILED,
    /// {@link DatabaseUnavailable}.
    UNAVAILABLE
  }

  private final Map<Outcome, Timer> timers = new EnumMap<>(Outcome.class);

  public DatabaseMeters(MeterRegistry metrics) {
    for (Outcome outcome : Outcome.values()) {
      timers.put(
          outcome,
          metrics.timer(
              "database.request.duration", "outcome", outcome.name().toLowerCase(Locale.ROOT)));
    }
  }

  /// @param begun on {@link System#nanoTime}
  void ended(AsyncResult<?> request, long begun) {
    Outcome outcome =
        request.succeeded()
            ? Outcome.ANSWERED
            : request.cause() instanceof DatabaseUnavailable ? Outcome.UNAVAILABLE : Outcome.FAILED;
    Timer timer = timers.get(outcome);
    if (timer != null) {
      timer.record(Duration.ofNanos(System.nanoTime() - begun));
    }
  }
}
