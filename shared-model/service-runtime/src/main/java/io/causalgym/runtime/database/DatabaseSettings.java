package io.causalgym.runtime.database;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Where the database is and how many connections may ask it how long.
///
/// @param poolSize connections of this process, 1 to 200
/// @param waitQueueSize requests that may wait for a connection; one more fails at once with {@link
///   DatabaseUnavailable}
/// @param connectTimeout for opening a connection, and for waiting for a pooled one
/// @param statementTimeout after which the server itself ends a statement
public record DatabaseSettings(
    DatabaseLocation location,
    int poolSize,
    int waitQueueSize,
    Duration connectTimeout,
    Duration statementTimeout) {
  /// Twenty connections keep two cores and one disk busy; more only queue inside PostgreSQL.
  public static final int DEFAULT_POOL_SIZE = 20;

  public static final int DEFAULT_WAIT_QUEUE_SIZE = 1000;
  public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(5);
  public static final Duration DEFAULT_STATEMENT_TIMEOUT = Duration.ofSeconds(30);

  public DatabaseSettings {
    inRange("CAUSALGYM_DATABASE_POOL_SIZE", poolSize, 1, 200);
    inRange("CAUSALGYM_DATABASE_WAIT_QUEUE_SIZE", waitQueueSize, 0, 1_000_000);
    inRange("CAUSALGYM_DATABASE_CONNECT_TIMEOUT", connectTimeout);
    inRange("CAUSALGYM_DATABASE_STATEMENT_TIMEOUT", statementTimeout);
  }

  /// An embedded server with the defaults.
  public static DatabaseSettings embedded(Path dataFolder) {
    return at(new DatabaseLocation.Embedded(dataFolder));
  }

  /// A given server with the defaults; see {@link DatabaseAddress#parse}.
  public static DatabaseSettings external(
      String url, Optional<String> user, Optional<String> password) {
    return at(new DatabaseLocation.External(DatabaseAddress.parse(url, user, password)));
  }

  private static DatabaseSettings at(DatabaseLocation location) {
    return new DatabaseSettings(
        location,
        DEFAULT_POOL_SIZE,
        DEFAULT_WAIT_QUEUE_SIZE,
        DEFAULT_CONNECT_TIMEOUT,
        DEFAULT_STATEMENT_TIMEOUT);
  }

  private static void inRange(String key, long value, long low, long high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          key + " is " + value + ": choose a value between " + low + " and " + high);
    }
  }

  private static void inRange(String key, Duration value) {
    if (value.compareTo(Duration.ofMillis(10)) < 0 || value.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException(
          key + " is " + value + ": choose a duration between 10 ms and 1 h");
    }
  }
}
