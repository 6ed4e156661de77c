package io.causalgym.runtime.jobs;

import io.causalgym.runtime.database.Database;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;

/// The database's time, so that the leases of all nodes are measured with one clock however wrong
/// their own are.
///
/// It keeps the difference between the two, measured at the middle of one round trip: half of that
/// trip is the error.
public final class DatabaseClock implements InstantSource {
  private final Database database;
  private final InstantSource local;
  private volatile Duration ahead = Duration.ZERO;

  private DatabaseClock(Database database, InstantSource local) {
    this.database = database;
    this.local = local;
  }

  /// A clock that has been set once; {@link #set} repeats it.
  public static Future<DatabaseClock> following(Database database, InstantSource local) {
    DatabaseClock clock = new DatabaseClock(database, local);
    return clock.set().map(clock);
  }

  /// Measures the difference anew.
  public Future<Void> set() {
    Instant before = local.instant();
    return database
        .query("SELECT clock_timestamp() AS now")
        .map(rows -> {
          Instant after = local.instant();
          OffsetDateTime there = rows.iterator().next().getOffsetDateTime("now");
          Instant middle = before.plus(Duration.between(before, after).dividedBy(2));
          ahead = Duration.between(middle, there.toInstant());
          return null;
        });
  }

  @Override
  public Instant instant() {
    return local.instant().plus(ahead);
  }
}
