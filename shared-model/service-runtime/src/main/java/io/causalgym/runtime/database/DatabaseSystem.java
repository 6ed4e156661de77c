package io.causalgym.runtime.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A database that is ready to be asked: server (where it is ours), schema and pool, opened
/// together and closed in reverse.
public final class DatabaseSystem {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseSystem.class);

  // Members are started beside their database, and on a busy machine both are slow.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Vertx vertx;
  private final Database database;
  private final DatabaseAddress address;
  private final Optional<EmbeddedPostgresServer> server;

  private DatabaseSystem(
      Vertx vertx,
      Database database,
      DatabaseAddress address,
      Optional<EmbeddedPostgresServer> server) {
    this.vertx = vertx;
    this.database = database;
    this.address = address;
    this.server = server;
  }

  /// Starts the embedded server or takes the given one, brings the schema to the newest version,
  /// and opens the pool. A database that does not answer yet is waited for, half a minute at most.
  ///
  /// @return fails with {@link DatabaseStartException} or {@link DatabaseUnavailable}; nothing is
  ///   left running then
  public static Future<DatabaseSystem> open(Vertx vertx, DatabaseSettings settings) {
    return switch (settings.location()) {
      case DatabaseLocation.External(var address) ->
          open(vertx, settings, address, Optional.empty());
      case DatabaseLocation.Embedded(var folder) ->
          vertx
              .executeBlocking(() -> EmbeddedPostgresServer.start(folder), false)
              .compose(server -> open(vertx, settings, server.address(), Optional.of(server)));
    };
  }

  private static Future<DatabaseSystem> open(
      Vertx vertx,
      DatabaseSettings settings,
      DatabaseAddress address,
      Optional<EmbeddedPostgresServer> server) {
    DatabaseSystem system =
        new DatabaseSystem(vertx, Database.connect(vertx, address, settings), address, server);
    return system
        .migrate()
        .map(system)
        .recover(failure ->
            system.close().transform(closed -> Future.<DatabaseSystem>failedFuture(failure)));
  }

  private Future<Void> migrate() {
    return current(System.nanoTime() + PATIENCE.toNanos())
        .compose(current ->
            current
                ? Future.succeededFuture()
                : vertx.executeBlocking(
                    () -> {
                      Migrations.run(address);
                      return null;
                    },
                    false));
  }

  private Future<Boolean> current(long until) {
    return Migrations.current(database)
        .recover(failure ->
            failure instanceof DatabaseUnavailable away
                    && away.isPassing()
                    && System.nanoTime() < until
                ? currentLater(away, until)
                : Future.failedFuture(failure));
  }

  private Future<Boolean> currentLater(DatabaseUnavailable away, long until) {
    LOG.atInfo()
        .addKeyValue("reason", away.getMessage())
        .log("waiting for the database, half a minute in all");
    return vertx.timer(1, TimeUnit.SECONDS).compose(tick -> current(until));
  }

  public Database database() {
    return database;
  }

  public DatabaseAddress address() {
    return address;
  }

  /// Closes the pool, then stops the server where it is ours.
  public Future<Void> close() {
    return database
        .close()
        .eventually(() ->
            vertx.executeBlocking(
                () -> {
                  server.ifPresent(EmbeddedPostgresServer::close);
                  return null;
                },
                false));
  }
}
