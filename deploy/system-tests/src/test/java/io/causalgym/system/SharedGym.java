package io.causalgym.system;

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

/// Gives tests the one system that all classes share which do it no lasting harm. It starts with
/// the first that asks and ends with the last test of the run.
final class SharedGym implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == GymProcess.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(SharedGym.class))
        .getOrComputeIfAbsent("gym", key -> new Running(), Running.class)
        .gym;
  }

  /// Closed by JUnit with the root context.
  private static final class Running implements AutoCloseable {
    private final Path data = folder();
    // A short queue, so that some hundred connections are an overload; a heap that has room for the
    // largest bodies beside what all tests before left in the caches.
    private final GymProcess gym =
        GymLaunch.on(data).heap("1280m").setting("CAUSALGYM_COMPUTE_QUEUE", "100").ready();

    @Override
    public void close() throws IOException {
      gym.close();
      try (Stream<Path> files = Files.walk(data)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }

    private static Path folder() {
      try {
        return Files.createTempDirectory("gym-shared");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
