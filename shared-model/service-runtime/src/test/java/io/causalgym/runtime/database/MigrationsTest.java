package io.causalgym.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedDatabase.class)
final class MigrationsTest {
  /// What a database of the first version may hold.
  private static final List<String> FIRST_ROWS =
      List.of(
          "INSERT INTO graph (owner, id, kind, nodes, edges, document) VALUES ('o', 'g', 'dag', 0, 0, '{}')",
          "INSERT INTO blob (owner, id, bytes) VALUES ('o', 'b', 7)",
          """
          INSERT INTO job (id, owner, kind, key, request, state, parts, open_parts, result, created_at, finished_at) VALUES
            ('queued', 'o', 'k', 'q', '{"b":1}', 'queued', 1, 1, NULL, now(), NULL),
            ('running', 'o', 'k', 'r', '{"b":1}', 'running', 1, 1, NULL, now(), NULL),
            ('done', 'o', 'k', 'd', '{"b":1}', 'succeeded', 1, 0, '{"a": 1.0}', now(), now())
          """,
          """
          INSERT INTO job_part (job_id, number, kind, state, due_at, worker, max_attempts, input) VALUES
            ('queued', 0, 'k', 'queued', now(), '', 3, 'null'),
            ('running', 0, 'k', 'running', now(), 'w', 3, 'null')
          """);

  @Test
  void givenRowsOfTheFirstVersion_whenOpened_thenTheyAreAsTheyWere(
      Vertx vertx, DatabaseSystem system) {
    DatabaseAddress address = newDatabase(system);
    toFirstVersion(address);
    Database database = Database.connect(vertx, address, settings(address));
    FIRST_ROWS.forEach(rows -> database.query(rows).await());
    List<String> tables = List.of("graph", "blob", "job", "job_part");
    List<String> before = tables.stream().map(table -> rows(database, table)).toList();

    DatabaseSystem opened = DatabaseSystem.open(vertx, settings(address)).await();

    assertThat(Migrations.current(database).await()).isTrue();
    List<String> after = tables.stream().map(table -> rows(database, table)).toList();
    assertThat(after).isEqualTo(before);
    assertThat(before).noneMatch("[]"::equals);
    opened.close().await();
    database.close().await();
  }

  static void toFirstVersion(DatabaseAddress address) {
    Flyway.configure()
        .dataSource(
            "jdbc:postgresql://" + address.host() + ":" + address.port() + "/" + address.database(),
            address.user(),
            address.password())
        .locations("classpath:db/migration")
        .target("1")
        .load()
        .migrate();
  }

  /// The rows of a table, without what they do not have.
  private static String rows(Database database, String table) {
    return database
        .query(
            "SELECT coalesce(json_agg(json_strip_nulls(to_json(t)) ORDER BY t::text), '[]')::text AS rows FROM "
                + table
                + " t")
        .map(rows -> rows.iterator().next().getString("rows"))
        .await();
  }

  static DatabaseAddress newDatabase(DatabaseSystem system) {
    String name = "m" + UUID.randomUUID().toString().replace("-", "");
    system.database().query("CREATE DATABASE " + name).await();
    DatabaseAddress there = system.address();
    return new DatabaseAddress(
        there.host(), there.port(), name, there.user(), there.password(), DatabaseTls.OFF);
  }

  private static DatabaseSettings settings(DatabaseAddress address) {
    return new DatabaseSettings(
        new DatabaseLocation.External(address), 2, 10, DatabaseTimeouts.DEFAULT);
  }

  @Test
  void givenAHistoryThatDiffers_whenOpened_thenItIsNotCurrentUntilFlywayRan(
      Vertx vertx, DatabaseSystem system) {
    DatabaseAddress address = newDatabase(system);
    DatabaseSettings settings = settings(address);
    Database database = Database.connect(vertx, address, settings);

    assertThat(Migrations.current(database).await()).as("empty database").isFalse();
    DatabaseSystem opened = DatabaseSystem.open(vertx, settings).await();
    assertThat(Migrations.current(database).await()).as("migrated").isTrue();
    database.query("UPDATE flyway_schema_history SET success = false").await();
    assertThat(Migrations.current(database).await()).as("failed migration").isFalse();
    database
        .query("UPDATE flyway_schema_history SET success = true, checksum = checksum + 1")
        .await();
    assertThat(Migrations.current(database).await()).as("changed file").isFalse();
    database.query("DELETE FROM flyway_schema_history").await();
    assertThat(Migrations.current(database).await()).as("missing migration").isFalse();

    opened.close().await();
    database.close().await();
  }
}
