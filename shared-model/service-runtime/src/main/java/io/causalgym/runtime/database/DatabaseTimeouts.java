package io.causalgym.runtime.database;

import io.causalgym.runtime.settings.SettingKey;
import io.causalgym.runtime.settings.SettingsException;
import io.causalgym.runtime.settings.SettingsSource;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import java.util.List;

/// How long what may take, each from 10 ms to 1 h. All but the first are ended by the server
/// itself, so that they hold for a process that hangs, too.
///
/// @param connect for opening a connection, and for waiting for a pooled one
/// @param statement for one statement
/// @param lock of these, for waiting for a row or a table that somebody else holds
/// @param idleTransaction that a transaction may hold its locks and say nothing
public record DatabaseTimeouts(
    Duration connect, Duration statement, Duration lock, Duration idleTransaction) {
  static final SettingKey CONNECT =
      new SettingKey(
          "CAUSALGYM_DATABASE_CONNECT_SECONDS",
          "5",
          "wait for a connection to the database at most, 1 to 3600");
  static final SettingKey STATEMENT =
      new SettingKey(
          "CAUSALGYM_DATABASE_STATEMENT_SECONDS", "30", "a statement takes at most, 1 to 3600");
  static final SettingKey LOCK =
      new SettingKey(
          "CAUSALGYM_DATABASE_LOCK_SECONDS",
          "15",
          "a statement waits for a lock at most, 1 to 3600 and less than a statement takes");
  static final SettingKey IDLE_TRANSACTION =
      new SettingKey(
          "CAUSALGYM_DATABASE_IDLE_TRANSACTION_SECONDS",
          "10",
          "a silent transaction is ended after it, 1 to 3600");

  /// Every key that is read here.
  public static final List<SettingKey> KEYS = List.of(CONNECT, STATEMENT, LOCK, IDLE_TRANSACTION);

  private static final Duration LEAST = Duration.ofMillis(10);
  private static final Duration MOST = Duration.ofHours(1);

  /// A member that hangs is cut off before those who wait for what it holds give up, and they give
  /// up, saying why, before their statement ends anyway.
  public static final DatabaseTimeouts DEFAULT =
      new DatabaseTimeouts(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(15),
          Duration.ofSeconds(10));

  public DatabaseTimeouts {
    inRange(CONNECT, connect);
    inRange(STATEMENT, statement);
    inRange(LOCK, lock);
    inRange(IDLE_TRANSACTION, idleTransaction);
    if (lock.compareTo(statement) >= 0) {
      throw new SettingsException(
          LOCK.name()
              + " is "
              + lock
              + ", which a statement does not live to see: choose less than "
              + STATEMENT.name()
              + " ("
              + statement
              + ")");
    }
  }

  private static void inRange(SettingKey key, Duration value) {
    if (value.compareTo(LEAST) < 0 || value.compareTo(MOST) > 0) {
      throw new SettingsException(
          key.name() + " is " + value + ": choose a duration between 10 ms and 1 h");
    }
  }

  /// @throws SettingsException if a value cannot be used
  static DatabaseTimeouts read(SettingsSource source) {
    return new DatabaseTimeouts(
        seconds(source, CONNECT, DEFAULT.connect),
        seconds(source, STATEMENT, DEFAULT.statement),
        seconds(source, LOCK, DEFAULT.lock),
        seconds(source, IDLE_TRANSACTION, DEFAULT.idleTransaction));
  }

  private static Duration seconds(SettingsSource source, SettingKey key, Duration fallback) {
    return Duration.ofSeconds(source.number(key, 1, 3600, fallback.toSeconds()));
  }

  /// Tells the server, for each session from its beginning.
  void apply(PgConnectOptions options) {
    options
        .addProperty("statement_timeout", millis(statement))
        .addProperty("lock_timeout", millis(lock))
        .addProperty("idle_in_transaction_session_timeout", millis(idleTransaction));
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }
}
