package io.causalgym.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedDatabase.class)
final class MigrationsTest {
  @Test
  void givenAHistoryThatDiffers_whenOpened_thenItIsNotCurrentUntilFlywayRan(
      Vertx vertx, DatabaseSystem system) {
    String name = "m" + UUID.randomUUID().toString().replace("-", "");
    system.database().query("CREATE DATABASE " + name).await();
    DatabaseAddress there = system.address();
    DatabaseAddress address =
        new DatabaseAddress(
            there.host(), there.port(), name, there.user(), there.password(), "disable");
    DatabaseSettings settings =
        new DatabaseSettings(
            new DatabaseLocation.External(address),
            2,
            10,
            Duration.ofSeconds(5),
            Duration.ofSeconds(5));
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
