package io.causalgym.discovery.service;

import io.causalgym.runtime.database.Database;
import io.causalgym.runtime.database.DatabaseSettings;
import io.causalgym.runtime.database.DatabaseSystem;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives every test of this JVM the same real PostgreSQL as a {@link Database} parameter. Tests
/// keep apart by owners of their own.
public final class SharedDatabase implements ParameterResolver {
  private record Running(Vertx vertx, DatabaseSystem system, Path folder) implements AutoCloseable {
    static Running start() {
      try {
        Path folder =
            Files.createTempDirectory(Files.createDirectories(Path.of("target")), "database-");
        Vertx vertx = Vertx.vertx();
        return new Running(
            vertx, DatabaseSystem.open(vertx, DatabaseSettings.embedded(folder)).await(), folder);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    @Override
    public void close() {
      system.close().await();
      vertx.fileSystem().deleteRecursive(folder.toString()).await();
      vertx.close().await();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Database.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(SharedDatabase.class))
        .getOrComputeIfAbsent("running", key -> Running.start(), Running.class)
        .system()
        .database();
  }
}
