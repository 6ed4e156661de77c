package io.causalgym.runtime.launch;

import io.causalgym.runtime.database.DataFolderLock;
import io.causalgym.runtime.database.DatabaseLocation;
import io.causalgym.runtime.database.DatabaseSettings;
import io.causalgym.runtime.database.DatabaseSystem;
import io.causalgym.runtime.database.EmbeddedPostgresServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Starts the embedded server on a thread of its own, so that membership need not wait for it.
final class DatabaseStart {
  private final DatabaseSettings settings;
  private final CompletableFuture<EmbeddedPostgresServer> server = new CompletableFuture<>();

  DatabaseStart(DatabaseSettings settings) {
    this.settings = settings;
  }

  /// Says at once that the folder cannot be used.
  void checkFolder() {
    if (settings.location() instanceof DatabaseLocation.Embedded(var folder)) {
      DataFolderLock.take(folder).close();
    }
  }

  /// Begins; what is started is closed with `running`.
  void begin(Running running) {
    switch (settings.location()) {
      case DatabaseLocation.External there -> {}
      case DatabaseLocation.Embedded(var folder) -> {
        // A stop that comes before the server is there waits for it: left alone it would stay
        // behind.
        running.onClose(
            "database server",
            () -> server.exceptionally(failed -> null).thenAccept(DatabaseStart::close).join());
        Thread.ofPlatform().name("database-start").start(() -> start(folder));
      }
    }
  }

  private void start(Path folder) {
    try {
      server.complete(EmbeddedPostgresServer.start(folder));
    } catch (RuntimeException failed) {
      server.completeExceptionally(failed);
    }
  }

  private static void close(@Nullable EmbeddedPostgresServer server) {
    if (server != null) {
      server.close();
    }
  }

  /// Schema and connections, once the server is there.
  Future<DatabaseSystem> open(Vertx vertx) {
    return switch (settings.location()) {
      case DatabaseLocation.External there -> DatabaseSystem.open(vertx, settings);
      case DatabaseLocation.Embedded here ->
          Future.fromCompletionStage(server)
              .map(started -> settings.with(new DatabaseLocation.External(started.address())))
              .compose(located -> DatabaseSystem.open(vertx, located));
    };
  }
}
