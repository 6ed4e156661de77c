package io.causalgym.system;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The packaged system's ahead-of-time cache, made once for all processes, as `./gym up` makes it.
final class FastStart {
  private static final long MAKES_WITHIN_SECONDS = 120;

  /// What a JVM needs to use it; nothing where it could not be made, as everything works without.
  static final List<String> FLAGS = flags();

  private FastStart() {}

  private static List<String> flags() {
    Path cache = GymLaunch.APP.resolveSibling("app.aot");
    try {
      if (!isFresh(cache, GymLaunch.APP.resolve("lib"))) {
        make(cache);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return Files.exists(cache)
        ? List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off")
        : List.of();
  }

  private static boolean isFresh(Path cache, Path jars) throws IOException {
    if (!Files.exists(cache)) {
      return false;
    }
    FileTime made = Files.getLastModifiedTime(cache);
    try (Stream<Path> all = Files.list(jars)) {
      return all.map(FastStart::time).allMatch(time -> time.compareTo(made) < 0);
    }
  }

  private static FileTime time(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void make(Path cache) throws IOException, InterruptedException {
    Files.deleteIfExists(cache);
    Files.createDirectories(GymLaunch.LOGS);
    List<String> command =
        GymLaunch.java("512m", GymLaunch.APP.resolve("lib") + File.separator + "*");
    command.add(1, "-XX:AOTCacheOutput=" + cache);
    command.addAll(List.of("io.causalgym.standalone.GymApplication", "train"));
    Process training = GymLaunch.process(command, Map.of(), GymLaunch.LOGS.resolve("train.log"));
    if (!training.waitFor(MAKES_WITHIN_SECONDS, TimeUnit.SECONDS)) {
      training.destroyForcibly().waitFor();
    }
    if (training.exitValue() != 0) {
      Files.deleteIfExists(cache);
    }
  }
}
