package io.causalgym.runtime.database;

import io.causalgym.runtime.database.DatabaseStartException.Reason;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// Brings the schema to the newest version with Flyway, and knows cheaply when that is already so.
///
/// Flyway takes one to three seconds even with nothing to do. {@link #current} therefore compares
/// its history, over a connection that is open anyway, with the files of this build: as many rows
/// as files, all successful, each with the same version and the same checksum (Flyway's CRC-32 over
/// lines). Any difference, one in Flyway's own way of counting included, only means that Flyway
/// runs.
final class Migrations {
  /// Every file of `db/migration`, oldest first; a test holds the list and Flyway's scan together.
  static final List<String> FILES =
      List.of(
          "V1__baseline.sql",
          "V2__datasets_and_relationships.sql",
          "V3__evaluations.sql",
          "V4__evaluation_batches.sql",
          "V5__what_may_go.sql",
          "V6__old_relationships.sql",
          "V7__deleted_evaluations.sql");

  private static final String UNDEFINED_TABLE = "42P01";
  private static final String HISTORY =
      "SELECT version, checksum, success FROM flyway_schema_history ORDER BY installed_rank";

  private Migrations() {}

  /// One line of Flyway's history.
  record Applied(String version, int checksum) {}

  static Future<Boolean> current(Database database) {
    return database
        .query(HISTORY)
        .map(rows ->
            rows.stream().allMatch(row -> Boolean.TRUE.equals(row.getBoolean("success")))
                && rows.stream()
                    .map(row ->
                        new Applied(
                            Objects.requireNonNullElse(row.getString("version"), ""),
                            Objects.requireNonNullElse(row.getInteger("checksum"), 0)))
                    .toList()
                    .equals(expected()))
        .recover(failure ->
            failure instanceof PgException refused && UNDEFINED_TABLE.equals(refused.getSqlState())
                ? Future.succeededFuture(false)
                : Future.failedFuture(failure));
  }

  static List<Applied> expected() {
    return FILES.stream()
        .map(file -> new Applied(file.substring(1, file.indexOf("__")), checksum(file)))
        .toList();
  }

  private static int checksum(String file) {
    CRC32 crc = new CRC32();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    Migrations.class.getResourceAsStream("/db/migration/" + file), file),
                StandardCharsets.UTF_8))) {
      reader.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
      return (int) crc.getValue();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// Runs Flyway; blocks. Several processes may do so at once: Flyway takes a lock in the database.
  static void run(DatabaseAddress address) {
    try {
      Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(jdbcUrl(address), address.user(), address.password())
          .locations("classpath:db/migration")
          .failOnMissingLocations(true)
          .cleanDisabled(true)
          .load()
          .migrate();
    } catch (FlywayException failed) {
      throw new DatabaseStartException(
          Reason.MIGRATION_FAILED,
          "the schema of "
              + address
              + " cannot be brought to the newest version: "
              + failed.getMessage(),
          failed);
    }
  }

  private static String jdbcUrl(DatabaseAddress address) {
    return "jdbc:postgresql://"
        + address.host()
        + ":"
        + address.port()
        + "/"
        + address.database()
        + "?"
        + address.tls().jdbcParameters();
  }
}
