package io.causalgym.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.system.GymClient;
import io.causalgym.system.GymLaunch;
import io.causalgym.system.GymProcess;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

/// One process of the cluster, and those that come after it in its place.
final class Member implements AutoCloseable {
  private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);
  private static final Duration ENDS_WITHIN = Duration.ofSeconds(30);

  private final String name;
  private final Supplier<GymLaunch> launch;
  private final GymClient health;
  private GymProcess process;

  /// @param health where its health is asked
  Member(String name, Supplier<GymLaunch> launch, URI health) {
    this.name = name;
    this.launch = launch;
    this.health = new GymClient(health);
    this.process = launch.get().start();
  }

  String name() {
    return name;
  }

  GymClient health() {
    return health;
  }

  GymProcess process() {
    return process;
  }

  Member awaitReady() {
    assertThat(process.await(STARTS_WITHIN, health::isReady))
        .as("%s does not become ready:%n%s", name, process.output())
        .isTrue();
    return this;
  }

  void kill() {
    process.kill();
  }

  void hang() {
    Shell.run("kill", "-STOP", Long.toString(process.pid()));
  }

  void wake() {
    Shell.run("kill", "-CONT", Long.toString(process.pid()));
  }

  /// Asks it to stop, and waits for its end.
  ///
  /// @return its exit code
  int stop() {
    process.terminate();
    return process.exitCode(ENDS_WITHIN);
  }

  /// Another process in its place, once it is ready.
  void replace() {
    process.close();
    process = launch.get().start();
    awaitReady();
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      // One that hangs cannot hear that it is to end.
      wake();
    }
    process.close();
  }
}
