package io.causalgym.standalone;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// One process of a cluster on this machine: a JVM like this one, with other settings.
final class Node {
  private static final Duration PROBE = Duration.ofSeconds(2);

  private final String name;
  private final Map<String, String> settings;
  private final Path log;
  private final URI health;
  private Process process;

  /// Starts it; its output goes to a file that is named after it.
  ///
  /// @param settings by their keys
  /// @param healthPort where it says whether it is ready
  Node(String name, Map<String, String> settings, Path logs, int healthPort) throws IOException {
    this.name = name;
    this.settings = new TreeMap<>(settings);
    this.settings.put("CAUSALGYM_HEALTH_PORT", Integer.toString(healthPort));
    this.log = logs.resolve(name + ".log");
    this.health = URI.create("http://127.0.0.1:" + healthPort + "/health/ready");
    this.process = launch();
  }

  private Process launch() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    // Options of JDK_JAVA_OPTIONS are among them and would else come twice.
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(GymApplication.class.getName());
    command.add("up");
    command.add("--ends-with-parent");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(key -> key.equals("JDK_JAVA_OPTIONS"));
    builder.environment().putAll(settings);
    Files.createDirectories(log.toAbsolutePath().getParent());
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(log.toString())))
        .start();
  }

  String name() {
    return name;
  }

  long pid() {
    return process.pid();
  }

  /// Done when the process ends, however it does.
  CompletableFuture<Process> end() {
    return process.onExit();
  }

  /// Another process in place of one that has ended.
  void restart() throws IOException {
    process = launch();
  }

  /// Waits until it is ready.
  ///
  /// @throws IOException if it ends or takes longer
  void awaitReady(Duration atMost) throws IOException, InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PROBE).build()) {
      while (!isReady(client)) {
        boolean ended = process.waitFor(100, TimeUnit.MILLISECONDS);
        if (ended || System.nanoTime() > end) {
          throw new IOException(
              name
                  + (ended ? " ended with code " + process.exitValue() : " is not ready yet")
                  + "; its output is in "
                  + log);
        }
      }
    }
  }

  private boolean isReady(HttpClient client) throws InterruptedException {
    HttpRequest probe = HttpRequest.newBuilder(health).timeout(PROBE).build();
    try {
      return client.send(probe, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /// Asks it to stop and waits; takes it away if it does not.
  void stop(Duration atMost) {
    process.destroy();
    try {
      if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
