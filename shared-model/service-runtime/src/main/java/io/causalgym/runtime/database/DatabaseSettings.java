package io.causalgym.runtime.database;

import io.causalgym.runtime.settings.SettingKey;
import io.causalgym.runtime.settings.SettingsException;
import io.causalgym.runtime.settings.SettingsSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where the database is and how many connections may ask it how long.
///
/// @param poolSize connections of this process, 1 to 200
/// @param waitQueueSize requests that may wait for a connection, 0 to 1 000 000; one more fails at
///   once with {@link DatabaseUnavailable}
public record DatabaseSettings(
    DatabaseLocation location, int poolSize, int waitQueueSize, DatabaseTimeouts timeouts) {
  /// Twenty connections keep two cores and one disk busy; more only queue inside PostgreSQL.
  public static final int DEFAULT_POOL_SIZE = 20;

  public static final int DEFAULT_WAIT_QUEUE_SIZE = 1000;

  static final SettingKey URL =
      new SettingKey(
          "CAUSALGYM_DATABASE_URL",
          "",
          "postgresql://user@host:port/name of a server of yours; without it an embedded one runs");
  static final SettingKey USER =
      new SettingKey("CAUSALGYM_DATABASE_USER", "", "in place of the one in the address");
  static final SettingKey PASSWORD =
      new SettingKey(
          "CAUSALGYM_DATABASE_PASSWORD", "", "secret; or CAUSALGYM_DATABASE_PASSWORD_FILE");
  static final SettingKey POOL_SIZE =
      new SettingKey("CAUSALGYM_DATABASE_POOL_SIZE", "20", "connections at most, 1 to 200");
  static final SettingKey WAIT_QUEUE_SIZE =
      new SettingKey(
          "CAUSALGYM_DATABASE_QUEUE",
          "1000",
          "statements that wait for a connection at most, 0 to 1000000");

  /// Every key that is read here.
  public static final List<SettingKey> KEYS =
      Stream.concat(
              Stream.of(URL, USER, PASSWORD, POOL_SIZE, WAIT_QUEUE_SIZE),
              DatabaseTimeouts.KEYS.stream())
          .toList();

  public DatabaseSettings {
    inRange(POOL_SIZE, poolSize, 1, 200);
    inRange(WAIT_QUEUE_SIZE, waitQueueSize, 0, 1_000_000);
  }

  private static void inRange(SettingKey key, long value, long low, long high) {
    if (value < low || value > high) {
      throw new SettingsException(
          key.name() + " is " + value + ": choose a value between " + low + " and " + high);
    }
  }

  /// @param folder where an embedded server keeps its files while no other is named
  /// @throws SettingsException if a value cannot be used
  public static DatabaseSettings read(SettingsSource source, Path folder) {
    return new DatabaseSettings(
        location(source, folder),
        source.integer(POOL_SIZE, 1, 200, DEFAULT_POOL_SIZE),
        source.integer(WAIT_QUEUE_SIZE, 0, 1_000_000, DEFAULT_WAIT_QUEUE_SIZE),
        DatabaseTimeouts.read(source));
  }

  private static DatabaseLocation location(SettingsSource source, Path folder) {
    Optional<String> url = source.text(URL);
    if (url.isEmpty()) {
      return new DatabaseLocation.Embedded(folder);
    }
    try {
      return new DatabaseLocation.External(
          DatabaseAddress.parse(url.get(), source.text(USER), source.text(PASSWORD)));
    } catch (IllegalArgumentException refused) {
      throw new SettingsException(refused);
    }
  }

  /// An embedded server with the defaults.
  public static DatabaseSettings embedded(Path dataFolder) {
    return at(new DatabaseLocation.Embedded(dataFolder));
  }

  /// A server that is running already, with the defaults.
  public static DatabaseSettings external(DatabaseAddress address) {
    return at(new DatabaseLocation.External(address));
  }

  private static DatabaseSettings at(DatabaseLocation location) {
    return new DatabaseSettings(
        location, DEFAULT_POOL_SIZE, DEFAULT_WAIT_QUEUE_SIZE, DatabaseTimeouts.DEFAULT);
  }

  /// The same for another place.
  public DatabaseSettings with(DatabaseLocation elsewhere) {
    return new DatabaseSettings(elsewhere, poolSize, waitQueueSize, timeouts);
  }
}
