package io.causalgym.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Nobody waits for ever for what somebody else holds, and nobody holds it for ever.
@ExtendWith(SharedDatabase.class)
final class DatabaseLocksTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(100);

  private final Vertx vertx;
  private final DatabaseSystem system;
  private final Database database;
  private final String owner = "owner-" + UUID.randomUUID();

  DatabaseLocksTest(Vertx vertx, DatabaseSystem system) {
    this.vertx = vertx;
    this.system = system;
    // A minute is longer than the test: what ends earlier was not ended by it.
    this.database = database(new DatabaseTimeouts(LONG, LONG, SHORT, Duration.ofHours(1)));
  }

  private Database database(DatabaseTimeouts timeouts) {
    return Database.connect(
        vertx,
        system.address(),
        new DatabaseSettings(new DatabaseLocation.External(system.address()), 2, 10, timeouts));
  }

  @BeforeEach
  void store() {
    database
        .query("INSERT INTO blob (owner, id, bytes) VALUES ($1, 'b', 1)", Tuple.of(owner))
        .await();
  }

  @AfterEach
  void close() {
    database.close().await();
  }

  private Future<?> lock(SqlClient client) {
    return client
        .preparedQuery("UPDATE blob SET bytes = bytes + 1 WHERE owner = $1")
        .execute(Tuple.of(owner));
  }

  @Test
  void aLockThatSomebodyHoldsTooLongIsUnavailableUntilItIsGivenBack() {
    Promise<Void> end = Promise.promise();
    Promise<Void> held = Promise.promise();
    Future<Void> holder =
        database.transaction(client ->
            lock(client).onSuccess(rows -> held.complete()).compose(rows -> end.future()));
    held.future().await();

    assertThatThrownBy(() -> database.transaction(this::lock).await())
        .isInstanceOf(DatabaseUnavailable.class)
        .hasMessageContaining("lock timeout");

    end.complete();
    holder.await();
    database.transaction(this::lock).await();
    assertThat(bytes()).isEqualTo(3);
  }

  @Test
  void anAdvisoryLockIsNotWaitedForLongerEither() {
    String lock = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";
    Promise<Void> end = Promise.promise();
    Promise<Void> held = Promise.promise();
    Future<Void> holder =
        database.transaction(client ->
            client
                .preparedQuery(lock)
                .execute(Tuple.of(owner))
                .onSuccess(rows -> held.complete())
                .compose(rows -> end.future()));
    held.future().await();

    assertThatThrownBy(() -> database.query(lock, Tuple.of(owner)).await())
        .isInstanceOf(DatabaseUnavailable.class);

    end.complete();
    holder.await();
    database.query(lock, Tuple.of(owner)).await();
  }

  @Test
  void aTransactionThatSaysNothingMoreLosesItsLocks() {
    Database hanging = database(new DatabaseTimeouts(LONG, LONG, SHORT, SHORT));
    Promise<Void> never = Promise.promise();
    Promise<Void> held = Promise.promise();
    Future<Void> hung =
        hanging.transaction(client ->
            lock(client).onSuccess(rows -> held.complete()).compose(rows -> never.future()));
    held.future().await();

    untilLocked(600).await();

    assertThat(bytes()).as("what was not committed is gone").isEqualTo(2);
    never.complete();
    assertThatThrownBy(hung::await).isInstanceOf(DatabaseUnavailable.class);
    hanging.ping().await();
    hanging.close().await();
  }

  private Future<?> untilLocked(int attempts) {
    return database
        .transaction(client -> lock(client).mapEmpty())
        .recover(failure ->
            attempts > 0 && failure instanceof DatabaseUnavailable
                ? vertx
                    .timer(20, TimeUnit.MILLISECONDS)
                    .compose(tick -> untilLocked(attempts - 1).mapEmpty())
                : Future.failedFuture(failure));
  }

  private long bytes() {
    return database
        .query("SELECT bytes FROM blob WHERE owner = $1", Tuple.of(owner))
        .map(rows -> rows.iterator().next().getLong("bytes"))
        .await();
  }

  /// Flyway has a connection of its own, and waits.
  @Test
  void aMigrationWaitsForALockAsLongAsItTakes() {
    DatabaseAddress address = MigrationsTest.newDatabase(system);
    DatabaseSettings impatient =
        new DatabaseSettings(
            new DatabaseLocation.External(address),
            2,
            10,
            new DatabaseTimeouts(LONG, LONG, Duration.ofMillis(10), LONG));
    MigrationsTest.toFirstVersion(address);
    Database there = Database.connect(vertx, address, impatient);
    Promise<Void> end = Promise.promise();
    Promise<Void> held = Promise.promise();
    Future<Void> holder =
        there.transaction(client ->
            client
                .query("LOCK TABLE job IN ACCESS SHARE MODE")
                .execute()
                .onSuccess(rows -> held.complete())
                .compose(rows -> end.future()));
    held.future().await();

    Future<DatabaseSystem> opened = DatabaseSystem.open(vertx, impatient);
    untilSomebodyWaits(there, 600).await();
    assertThat(opened.isComplete()).isFalse();
    end.complete();
    holder.await();

    opened.await().close().await();
    assertThat(Migrations.current(there).await()).isTrue();
    there.close().await();
  }

  private Future<?> untilSomebodyWaits(Database there, int attempts) {
    return there
        .query(
            "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0")
        .compose(rows ->
            rows.size() > 0 || attempts == 0
                ? Future.succeededFuture()
                : vertx
                    .timer(20, TimeUnit.MILLISECONDS)
                    .compose(tick -> untilSomebodyWaits(there, attempts - 1).mapEmpty()));
  }
}
