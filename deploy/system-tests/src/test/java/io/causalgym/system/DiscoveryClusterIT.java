package io.causalgym.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// A gateway with the database and two nodes that discover, three JVMs; what they do goes on when
/// one of them is killed.
@TestInstance(Lifecycle.PER_CLASS)
final class DiscoveryClusterIT {
  private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);

  private final Path folder;
  private final TestCluster cluster;
  private final GymProcess gateway;
  private final DiscoveryClient client;
  private GymProcess first;
  private GymProcess second;

  DiscoveryClusterIT(@TempDir Path folder) {
    this.folder = folder;
    cluster = new TestCluster("discovery-test", folder, 3);
    gateway = cluster.member("gateway,inference", "gateway", 0).ready();
    client = new DiscoveryClient(gateway.http());
    first = worker(1);
    second = worker(2);
  }

  @BeforeEach
  void haveTwoWorkers() {
    first = alive(first, 1);
    second = alive(second, 2);
  }

  private GymProcess alive(GymProcess worker, int number) {
    if (!worker.isAlive()) {
      worker.close();
      return worker(number);
    }
    return worker;
  }

  @AfterAll
  void stop() {
    first.close();
    second.close();
    gateway.close();
  }

  private GymProcess worker(int number) {
    GymProcess worker =
        cluster
            .member("discovery", "worker" + number, number, "gateway")
            .setting("CAUSALGYM_BLOB_FOLDER", folder.resolve("gateway/blobs").toString())
            .start();
    assertThat(worker.await(STARTS_WITHIN, () -> worker.output().contains("Running started")))
        .as("a worker does not start:%n%s", worker.output())
        .isTrue();
    return worker;
  }

  private static JsonObject question(String dataset, String algorithm) {
    return new JsonObject().put("dataset", dataset).put("algorithm", algorithm);
  }

  private void awaitRunning(String job) {
    while (!"running".equals(client.job(job).getString("state"))) {
      Thread.onSpinWait();
    }
  }

  @Test
  void givenTheNodeIsKilledThatRunsAJob_thenAnotherFinishesItAndItsEventsGoOn() throws Exception {
    String dataset = client.store(Samples.chain(60, 300, 1));
    second.kill();
    JsonObject question =
        question(dataset, "boss").put("parameters", new JsonObject().put("restarts", 60));
    String job = client.start(question);
    awaitRunning(job);
    CompletableFuture<List<DiscoveryClient.Event>> events =
        CompletableFuture.supplyAsync(() -> client.follow(job));
    second.close();
    second = worker(2);

    first.kill();

    List<DiscoveryClient.Event> followed = events.get();
    JsonObject end = followed.getLast().job();
    assertThat(end.getString("state")).as(end.encode()).isEqualTo("succeeded");
    assertThat(followed).hasSizeGreaterThan(1);
    JsonObject again =
        client.result(question.copy().put("budget", new JsonObject().put("seconds", 3_000)));
    assertThat(again.getJsonArray("edges"))
        .as("a search that was taken over finds what one in one go finds")
        .isEqualTo(end.getJsonObject("result").getJsonArray("edges"));
  }

  @Test
  void givenANodeIsKilledAmongReplicates_thenNoneIsLostAndNoneCountsTwice() throws Exception {
    String dataset = client.store(Samples.chain(40, 300, 2));
    JsonObject question =
        question(dataset, "pc")
            .put("bootstrap", new JsonObject().put("samples", 4_000).put("seed", 5));
    JsonObject undisturbed =
        client.result(question.copy().put("budget", new JsonObject().put("seconds", 3_000)));
    String job = client.start(question);
    CompletableFuture<List<DiscoveryClient.Event>> events =
        CompletableFuture.supplyAsync(() -> client.follow(job));
    while (client.job(job).getJsonObject("progress").getLong("done") < 500) {
      Thread.onSpinWait();
    }

    first.kill();

    JsonObject result = events.get().getLast().job().getJsonObject("result");
    assertThat(result.getInteger("replicates")).isEqualTo(4_000);
    assertThat(result.getJsonArray("edges")).isEqualTo(undisturbed.getJsonArray("edges"));
  }
}
