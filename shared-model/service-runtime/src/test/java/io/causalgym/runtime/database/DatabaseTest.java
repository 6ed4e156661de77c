package io.causalgym.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedDatabase.class)
final class DatabaseTest {
  @Test
  void aStatementGetsItsArgumentsAndRows(Database database) {
    int sum =
        database
            .query("SELECT $1::int + $2::int AS sum", Tuple.of(40, 2))
            .map(rows -> rows.iterator().next().getInteger("sum"))
            .await();

    assertThat(sum).isEqualTo(42);
  }

  @Test
  void aFailedTransactionLeavesNothing(Database database) {
    String insert =
        "INSERT INTO graph (owner, id, kind, nodes, edges, document) VALUES ('rolled-back', 'g', 'dag', 0, 0, '{}')";

    Future<Void> work =
        database.transaction(client ->
            client
                .preparedQuery(insert)
                .execute()
                .compose(rows -> Future.failedFuture(new IllegalStateException("no"))));

    assertThatThrownBy(work::await).isInstanceOf(IllegalStateException.class).hasMessage("no");
    assertThat(database.query("SELECT 1 FROM graph WHERE owner = 'rolled-back'").await().size())
        .isZero();
  }

  @Test
  void aWrongStatementIsNotCalledUnavailable(Database database) {
    assertThatThrownBy(() -> database.query("SELECT nothing FROM nowhere").await())
        .isInstanceOf(PgException.class);
  }

  @Test
  void aStatementOverItsTimeIsUnavailable(Vertx vertx, DatabaseSystem system) {
    Database impatient = Database.connect(vertx, system.address(), settings(system, 1, 10, 100));

    assertThatThrownBy(() -> impatient.query("SELECT pg_sleep(30)").await())
        .isInstanceOf(DatabaseUnavailable.class);
    impatient.close().await();
  }

  @Test
  void aPoolThatIsClosedIsNotWaitedFor(Vertx vertx, DatabaseSystem system) {
    Database closed = Database.connect(vertx, system.address(), settings(system, 1, 10, 1_000));
    closed.close().await();

    assertThatThrownBy(() -> closed.ping().await())
        .isInstanceOfSatisfying(
            DatabaseUnavailable.class, away -> assertThat(away.isPassing()).isFalse());
  }

  @Test
  void aFullWaitQueueIsUnavailableAtOnceAndServesAfterwards(Vertx vertx, DatabaseSystem system) {
    Database small = Database.connect(vertx, system.address(), settings(system, 1, 1, 5000));

    var answers =
        IntStream.range(0, 8).mapToObj(i -> small.query("SELECT pg_sleep(0.05)")).toList();
    Future.join(answers).transform(all -> Future.succeededFuture()).await();

    assertThat(answers)
        .anyMatch(Future::succeeded)
        .filteredOn(Future::failed)
        .isNotEmpty()
        .allSatisfy(failed -> assertThat(failed.cause()).isInstanceOf(DatabaseUnavailable.class));
    small.ping().await();
    small.close().await();
  }

  @Test
  void aServerThatIsNotThereIsUnavailable(Vertx vertx, DatabaseSystem system) throws IOException {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = socket.getLocalPort();
    }
    DatabaseAddress address =
        new DatabaseAddress("127.0.0.1", nobody, "d", "u", "p", DatabaseTls.OFF);
    Database database = Database.connect(vertx, address, settings(system, 1, 1, 1000));

    assertThatThrownBy(() -> database.ping().await()).isInstanceOf(DatabaseUnavailable.class);
    database.close().await();
  }

  @Test
  void aServerWithoutTlsIsUnavailableWhereTlsIsRequired(Vertx vertx, DatabaseSystem system) {
    DatabaseAddress plain = system.address();
    DatabaseAddress address =
        new DatabaseAddress(
            plain.host(),
            plain.port(),
            plain.database(),
            plain.user(),
            plain.password(),
            DatabaseTls.PREFER.withMode("require"));
    Database database = Database.connect(vertx, address, settings(system, 1, 1, 1000));

    assertThatThrownBy(() -> database.ping().await())
        .isInstanceOf(DatabaseUnavailable.class)
        .hasMessageContaining("SSL");
    database.close().await();
  }

  @Test
  void aServerThatDoesNotAnswerYetIsWaitedFor(Vertx vertx, DatabaseSystem system) {
    AtomicInteger came = new AtomicInteger();
    NetClient client = vertx.createNetClient();
    NetServer late =
        vertx
            .createNetServer()
            .connectHandler(coming -> {
              if (came.getAndIncrement() == 0) {
                coming.close();
              } else {
                coming.pause();
                client
                    .connect(system.address().port(), system.address().host())
                    .onSuccess(server -> {
                      server.pipeTo(coming);
                      coming.pipeTo(server);
                    });
              }
            })
            .listen(0, "127.0.0.1")
            .await();
    DatabaseAddress there = system.address();
    DatabaseAddress address =
        new DatabaseAddress(
            "127.0.0.1",
            late.actualPort(),
            there.database(),
            there.user(),
            there.password(),
            DatabaseTls.OFF);

    DatabaseSystem opened = DatabaseSystem.open(vertx, DatabaseSettings.external(address)).await();

    opened.database().ping().await();
    assertThat(came).hasValueGreaterThan(1);
    opened.close().await();
    late.close().await();
  }

  @Test
  void connectionsEndedByTheServerAreReplaced(Vertx vertx, DatabaseSystem system) {
    Database database = Database.connect(vertx, system.address(), settings(system, 1, 10, 5000));
    int backend = backend(database).await();

    system.database().query("SELECT pg_terminate_backend($1)", Tuple.of(backend)).await();
    // Until the pool has seen the end of the connection, statements may still meet it; soon after,
    // none must.
    int next = backend(vertx, database, 100).await();

    assertThat(next).isNotEqualTo(backend);
    database.close().await();
  }

  @Test
  void theMigrationsKnownWithoutFlywayAreThoseThatFlywayFindsAndHasApplied(DatabaseSystem system) {
    DatabaseAddress address = system.address();
    MigrationInfo[] found =
        Flyway.configure()
            .dataSource(
                "jdbc:postgresql://127.0.0.1:" + address.port() + "/" + address.database(),
                address.user(),
                address.password())
            .load()
            .info()
            .all();

    assertThat(Stream.of(found).map(MigrationInfo::getScript)).isEqualTo(Migrations.FILES);
    assertThat(
            Stream.of(found)
                .map(info ->
                    new Migrations.Applied(info.getVersion().getVersion(), info.getChecksum())))
        .isEqualTo(Migrations.expected());
    assertThat(Migrations.current(system.database()).await()).isTrue();
  }

  private static Future<Integer> backend(Database database) {
    return database
        .query("SELECT pg_backend_pid() AS backend")
        .map(rows -> rows.iterator().next().getInteger("backend"));
  }

  private static Future<Integer> backend(Vertx vertx, Database database, int attempts) {
    return backend(database)
        .recover(failure ->
            attempts > 0 && failure instanceof DatabaseUnavailable
                ? vertx
                    .timer(20, TimeUnit.MILLISECONDS)
                    .compose(tick -> backend(vertx, database, attempts - 1))
                : Future.failedFuture(failure));
  }

  private static DatabaseSettings settings(
      DatabaseSystem system, int pool, int queue, int statementMillis) {
    return new DatabaseSettings(
        new DatabaseLocation.External(system.address()),
        pool,
        queue,
        new DatabaseTimeouts(
            Duration.ofSeconds(2),
            Duration.ofMillis(statementMillis),
            Duration.ofMillis(statementMillis / 2),
            Duration.ofSeconds(10)));
  }
}
