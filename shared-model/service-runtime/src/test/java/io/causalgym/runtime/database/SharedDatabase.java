package io.causalgym.runtime.database;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives every test of this JVM the same real PostgreSQL as a {@link DatabaseSystem}, {@link
/// Database} or {@link Vertx} parameter.
///
/// Tests keep apart by owners, kinds and ids of their own; the server stops when the last test has
/// ended.
public final class SharedDatabase implements ParameterResolver {
  /// The running system and what must be closed after it.
  private record Running(Vertx vertx, DatabaseSystem system, Path folder) implements AutoCloseable {
    static Running start() {
      try {
        Path folder =
            Files.createTempDirectory(Files.createDirectories(Path.of("target")), "database-");
        Vertx vertx = Vertx.vertx();
        return new Running(
            vertx, DatabaseSystem.open(vertx, DatabaseSettings.embedded(folder)).await(), folder);
      } catch (IOException failed) {
        throw new java.io.UncheckedIOException(failed);
      }
    }

    @Override
    public void close() throws IOException {
      system.close().await();
      vertx.close().await();
      FolderRemoval.remove(folder);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Database.class || type == DatabaseSystem.class || type == Vertx.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Running running =
        context
            .getRoot()
            .getStore(Namespace.create(SharedDatabase.class))
            .getOrComputeIfAbsent("running", key -> Running.start(), Running.class);
    Class<?> type = parameter.getParameter().getType();
    if (type == Vertx.class) {
      return running.vertx();
    }
    return type == Database.class ? running.system().database() : running.system();
  }
}
