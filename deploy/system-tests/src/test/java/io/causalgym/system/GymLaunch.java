package io.causalgym.system;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// How one process of the packaged system is started: options, settings, heap.
///
/// Settings of the machine that runs the tests do not reach it.
public final class GymLaunch {
  static final Path APP = Path.of(System.getProperty("gym.app", "../standalone/target/app"));
  static final Path LOGS = Path.of(System.getProperty("gym.logs", "target/gym-logs"));
  private static final AtomicInteger STARTED = new AtomicInteger();

  private final Path data;
  private final Map<String, String> options = new LinkedHashMap<>();
  private final Map<String, String> settings = new LinkedHashMap<>();
  private List<String> within = List.of();
  private String verb = "up";
  private String heap = "512m";

  private GymLaunch(Path data) {
    this.data = data;
    options.put("--port", "0");
    options.put("--host", "127.0.0.1");
    options.put("--data", data.toString());
  }

  /// A system that keeps its things in `data`, on any free port of loopback.
  public static GymLaunch on(Path data) {
    return new GymLaunch(data);
  }

  public GymLaunch option(String name, String value) {
    options.put(name, value);
    return this;
  }

  public GymLaunch setting(String key, String value) {
    settings.put(key, value);
    return this;
  }

  /// @param size as `-Xmx` has it
  GymLaunch heap(String size) {
    heap = size;
    return this;
  }

  /// A system of several processes, as `./gym cluster` starts it.
  static GymLaunch cluster(Path data, int port) {
    GymLaunch launch = new GymLaunch(data).option("--port", Integer.toString(port));
    launch.verb = "cluster";
    launch.options.remove("--host");
    return launch;
  }

  /// Has another command start it, such as one that changes its network.
  ///
  /// @param command which replaces itself by what follows it
  public GymLaunch within(List<String> command) {
    within = List.copyOf(command);
    return this;
  }

  /// Starts it and waits until it is ready.
  public GymProcess ready() {
    return start().awaitReady();
  }

  /// Starts it and waits for nothing.
  public GymProcess start() {
    List<String> command = new ArrayList<>(within);
    List<String> java = java(heap, APP.resolve("lib") + File.separator + "*");
    java.addAll(1, FastStart.FLAGS);
    command.addAll(java);
    command.add("io.causalgym.standalone.GymApplication");
    command.add(verb);
    options.forEach((name, value) -> {
      command.add(name);
      command.add(value);
    });
    try {
      Files.createDirectories(LOGS);
      Path log = LOGS.resolve("gym-" + STARTED.incrementAndGet() + ".log");
      return new GymProcess(process(command, settings, log), data, log);
    } catch (IOException e) {
      throw new UncheckedIOException("the packaged system cannot be started from " + APP, e);
    }
  }

  /// The names of all settings, as the application lists them.
  public static Set<String> settings(Path file) throws IOException {
    List<String> command = java("256m", APP.resolve("lib") + File.separator + "*");
    command.addAll(List.of("io.causalgym.standalone.GymApplication", "up", "--settings"));
    Process process = process(command, Map.of(), file);
    try {
      if (process.waitFor() != 0) {
        throw new IllegalStateException(Files.readString(file));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith("CAUSALGYM_"))
        .map(line -> line.substring(0, line.indexOf(' ')))
        .collect(Collectors.toSet());
  }

  /// The start of a command line with the flags that every JVM of the system has.
  static List<String> java(String heap, String classPath) {
    if (!Files.isRegularFile(APP.resolve("jvm.options"))) {
      throw new IllegalStateException(
          APP.toAbsolutePath() + " is no packaged application; build deploy/standalone first");
    }
    return new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@" + APP.resolve("jvm.options"),
            "-Xmx" + heap,
            "-cp",
            classPath));
  }

  /// The jars of the packaged system.
  static List<Path> jars() throws IOException {
    try (var files = Files.list(APP.resolve("lib"))) {
      return files.sorted().toList();
    }
  }

  static Process process(List<String> command, Map<String, String> settings, Path log)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(key -> key.startsWith("CAUSALGYM_"));
    builder.environment().putAll(settings);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    return builder.start();
  }
}
