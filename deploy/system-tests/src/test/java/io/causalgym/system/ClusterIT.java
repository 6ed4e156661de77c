package io.causalgym.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import stranger.Stranger;

/// A gateway without inference of its own and a worker without HTTP, two JVMs in one cluster; and a
/// third JVM that has none of our classes.
@TestInstance(Lifecycle.PER_CLASS)
final class ClusterIT {
  private static final Duration JOINS_WITHIN = Duration.ofSeconds(60);
  private static final String JARS_OF_A_STRANGER =
      "(vertx-core|vertx-hazelcast|hazelcast|netty-|jackson-core|slf4j-api|logback-).*\\.jar";

  private final String name = "system-test-" + ProcessHandle.current().pid();
  private final int gatewayPort = Ports.free();
  private final int workerPort = Ports.free();
  private final AtomicInteger questions = new AtomicInteger();
  private final Path folder;
  private GymProcess worker;
  private final GymProcess gateway;

  ClusterIT(@TempDir Path folder) {
    this.folder = folder;
    worker = worker();
    gateway = member("gateway", gatewayPort).ready();
  }

  @BeforeEach
  void haveAWorker() {
    if (!worker.isAlive()) {
      worker.close();
      worker = worker();
    }
    assertThat(gateway.await(JOINS_WITHIN, () -> ask().status() == 200))
        .as("the gateway finds no worker:%n%s%n%s", gateway.output(), worker.output())
        .isTrue();
  }

  @AfterAll
  void stop() {
    worker.close();
    gateway.close();
  }

  @Test
  void gatewayWithoutInferenceIsAnsweredByTheOtherProcess() {
    Answer answer = ask();

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().getBoolean("identifiable")).isTrue();
    Answer problem = gateway.http().post("identify", Json.identify("dag { X -> Z }"));
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.json().getString("detail")).contains("Y");
  }

  @Test
  void givenTheWorkerIsKilled_thenTheGatewaySaysSo_untilAnotherComes() {
    worker.kill();

    // What is asked in the instant of the loss may be on its way to the lost process: nobody
    // accepts it.
    Answer atOnce = ask();
    Answer later = ask();

    assertThat(atOnce.status()).as(atOnce.body()).isEqualTo(503);
    assertThat(atOnce.contentType()).isEqualTo("application/problem+json");
    assertThat(later.status()).as(later.body()).isEqualTo(503);
    assertThat(later.header("retry-after")).isPresent();
    worker.close();
    worker = worker();
    assertThat(gateway.await(JOINS_WITHIN, () -> ask().status() == 200))
        .as("the worker is back and nobody asks it:%n%s", gateway.output())
        .isTrue();
  }

  @Test
  void strangerWithoutOurClassesGetsItsAnswerAndItsProblem()
      throws IOException, InterruptedException, URISyntaxException {
    Path result = folder.resolve("stranger.json");
    Path log = folder.resolve("stranger.log");
    List<String> command = GymLaunch.java("256m", strangersClassPath());
    command.add(Stranger.class.getName());
    command.addAll(
        List.of(
            name,
            "127.0.0.1:" + gatewayPort,
            "causalgym.v1.identify",
            Json.identify(FrontDoorWorld.GRAPH).encode(),
            Json.identify("dag { X -> X }").encode(),
            result.toString()));

    Process process = GymLaunch.process(command, Map.of(), log);
    try {
      assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    } finally {
      process.destroyForcibly();
    }

    JsonObject told = new JsonObject(Files.readString(result));
    JsonObject answer = told.getJsonObject("good").getJsonObject("answer");
    assertThat(answer).as(told.encode()).isNotNull();
    assertThat(answer.getString("method")).isEqualTo("frontdoor");
    assertThat(told.getJsonObject("bad").getInteger("code")).isEqualTo(400);
    JsonObject problem = new JsonObject(told.getJsonObject("bad").getString("problem"));
    assertThat(problem.getInteger("status")).isEqualTo(400);
    assertThat(problem.getString("detail")).contains("X");
  }

  /// A question that nobody asked before, so that no cache answers it.
  private Answer ask() {
    String own = "q" + questions.incrementAndGet();
    return gateway.http().post("identify", Json.identify("dag { X -> " + own + " -> Y }"));
  }

  private GymProcess worker() {
    return member("inference", workerPort).start();
  }

  private GymLaunch member(String role, int port) {
    return GymLaunch.on(folder.resolve(role))
        .option("--roles", role)
        .setting("CAUSALGYM_CLUSTER_NAME", name)
        .setting("CAUSALGYM_CLUSTER_HOST", "127.0.0.1")
        .setting("CAUSALGYM_CLUSTER_PORT", Integer.toString(port))
        .setting(
            "CAUSALGYM_CLUSTER_MEMBERS", "127.0.0.1:" + gatewayPort + ",127.0.0.1:" + workerPort);
  }

  private String strangersClassPath() throws IOException, URISyntaxException {
    Path classes = folder.resolve("stranger-classes");
    Path compiled =
        Path.of(Stranger.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path own = Files.createDirectories(classes.resolve("stranger"));
    Files.copy(compiled.resolve("stranger/Stranger.class"), own.resolve("Stranger.class"));
    List<Path> jars =
        GymLaunch.jars().stream()
            .filter(jar -> jar.getFileName().toString().matches(JARS_OF_A_STRANGER))
            .toList();
    assertThat(jars).hasSizeGreaterThan(5).noneMatch(ClusterIT::isOurs);
    return Stream.concat(Stream.of(classes), jars.stream())
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean isOurs(Path jar) {
    try (JarFile archive = new JarFile(jar.toFile())) {
      return archive.stream().anyMatch(entry -> entry.getName().startsWith("io/causalgym/"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
