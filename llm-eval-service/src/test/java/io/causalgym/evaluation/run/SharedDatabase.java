package io.causalgym.evaluation.run;

import io.causalgym.runtime.database.Database;
import io.causalgym.runtime.database.DatabaseAddress;
import io.causalgym.runtime.database.DatabaseSettings;
import io.causalgym.runtime.database.DatabaseSystem;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives every test of this JVM the same real PostgreSQL as a {@link Database}, {@link Vertx} or
/// {@link DatabaseAddress} parameter. Tests keep apart by evaluations of their own; the server
/// stops after the last test.
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
    public void close() throws IOException {
      system.close().await();
      vertx.close().await();
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Database.class || type == Vertx.class || type == DatabaseAddress.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Running running =
        context
            .getRoot()
            .getStore(Namespace.create(SharedDatabase.class))
            .getOrComputeIfAbsent("running", key -> Running.start(), Running.class);
    Class<?> type = parameter.getParameter().getType();
    if (type == DatabaseAddress.class) {
      return running.system().address();
    }
    return type == Vertx.class ? running.vertx() : running.system().database();
  }
}
