package io.causalgym.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One running process of the packaged system. Closing it leaves nothing behind, whatever the test
/// did to it: neither the JVM nor the database server that it started.
public final class GymProcess implements AutoCloseable {
  private static final Duration STARTS_WITHIN = Duration.ofSeconds(90);
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");

  private final Process process;
  private final Path data;
  private final Path log;
  private final Instant started = Instant.now();
  private @Nullable GymClient client;

  GymProcess(Process process, Path data, Path log) {
    this.process = process;
    this.data = data;
    this.log = log;
  }

  /// Waits until the process says where it listens and that it is ready.
  public GymProcess awaitReady() {
    await(STARTS_WITHIN, () -> ADDRESS.matcher(output()).find());
    Matcher address = ADDRESS.matcher(output());
    assertThat(address.find()).as("no address in the output of a system:%n%s", output()).isTrue();
    GymClient ready = new GymClient(URI.create(address.group()));
    assertThat(await(STARTS_WITHIN, ready::isReady))
        .as("the system did not become ready:%n%s", output())
        .isTrue();
    client = ready;
    return this;
  }

  /// Talks to this process.
  public GymClient http() {
    if (client == null) {
      throw new IllegalStateException("the system is not ready yet");
    }
    return client;
  }

  /// Everything that it printed so far.
  public String output() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path data() {
    return data;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /// The processes that it started and that live.
  List<ProcessHandle> children() {
    return process.children().filter(ProcessHandle::isAlive).toList();
  }

  /// The exit code of a process that ends by itself.
  public int exitCode(Duration within) {
    assertThat(ends(within)).as("it still runs after %s:%n%s", within, output()).isTrue();
    return process.exitValue();
  }

  /// Asks it to stop, as Ctrl-C and an orchestrator do.
  public void terminate() {
    process.toHandle().destroy();
  }

  /// Takes it away, as `kill -9` and a power cut do.
  public void kill() {
    process.destroyForcibly();
    assertThat(ends(Duration.ofSeconds(10))).as("it survives SIGKILL").isTrue();
  }

  /// The servers that run on this system's database folder; they need not be children of the JVM.
  List<ProcessHandle> databaseServers() {
    if (!Files.isDirectory(data)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(data)) {
      return files
          .filter(file -> file.endsWith("postmaster.pid"))
          .flatMap(GymProcess::firstLine)
          .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
          .filter(ProcessHandle::isAlive)
          .toList();
    } catch (IOException | UncheckedIOException changedMeanwhile) {
      return List.of();
    }
  }

  /// Waits for a condition while the process lives; the wait for its end sets the pace.
  public boolean await(Duration within, BooleanSupplier condition) {
    long deadline = System.nanoTime() + within.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline || ends(Duration.ofMillis(50))) {
        return condition.getAsBoolean();
      }
    }
    return true;
  }

  @Override
  public void close() {
    List<ProcessHandle> left = Stream.concat(process.descendants(), ownServers()).toList();
    // Only who has others to stop needs time for it.
    if (!left.isEmpty()) {
      terminate();
    }
    if (left.isEmpty() || !ends(Duration.ofSeconds(10))) {
      process.destroyForcibly();
      ends(Duration.ofSeconds(10));
    }
    Stream.concat(left.stream(), ownServers())
        .filter(ProcessHandle::isAlive)
        .forEach(ProcessHandle::destroyForcibly);
  }

  /// Servers younger than this process: where it was refused, the folder's server is another's. The
  /// kernel's idea of when a process started may be off by a fraction of a second.
  private Stream<ProcessHandle> ownServers() {
    Instant earliest = started.minusSeconds(1);
    return databaseServers().stream()
        .filter(server -> server.info().startInstant().filter(earliest::isBefore).isPresent());
  }

  private boolean ends(Duration within) {
    try {
      return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a process", e);
    }
  }

  private static Stream<String> firstLine(Path file) {
    try (var lines = Files.lines(file)) {
      return lines.findFirst().map(String::strip).stream();
    } catch (IOException goneMeanwhile) {
      return Stream.empty();
    }
  }
}
