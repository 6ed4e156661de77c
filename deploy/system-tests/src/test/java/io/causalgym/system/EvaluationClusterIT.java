package io.causalgym.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two JVMs with one evaluation, one of which has the database as well; each has a key of its own
/// for the model.
final class EvaluationClusterIT {
  private static final int CONCURRENCY = 20;
  // Six parts.
  private static final int WORLDS = 1_200;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final String name = "evaluation-test-" + ProcessHandle.current().pid();
  private final List<Integer> ports = List.of(Ports.free(), Ports.free());
  private final StubModel model = new StubModel();
  private final Path folder;
  private final GymProcess first;
  private final GymProcess second;
  private final EvaluationClient evaluations;

  EvaluationClusterIT(@TempDir Path folder) {
    this.folder = folder;
    first = member("gateway,inference,evaluation", "first", 0).ready();
    second =
        member("evaluation", "second", 1)
            .setting("CAUSALGYM_DATABASE_URL", databaseUrl())
            .setting("CAUSALGYM_DATABASE_PASSWORD", read("postgresql/password").strip())
            .start();
    assertThat(second.await(PATIENCE, () -> second.output().contains("Running started")))
        .as("the second node does not start:%n%s", second.output())
        .isTrue();
    evaluations = new EvaluationClient(first.http());
  }

  @AfterEach
  void stop() {
    second.close();
    first.close();
    model.close();
  }

  private GymLaunch member(String roles, String node, int number) {
    return GymLaunch.on(folder.resolve(node))
        .option("--roles", roles)
        .setting("CAUSALGYM_CLUSTER_NAME", name)
        .setting("CAUSALGYM_CLUSTER_HOST", "127.0.0.1")
        .setting("CAUSALGYM_CLUSTER_PORT", Integer.toString(ports.get(number)))
        .setting(
            "CAUSALGYM_CLUSTER_MEMBERS",
            String.join(",", ports.stream().map(port -> "127.0.0.1:" + port).toList()))
        .setting("CAUSALGYM_JOBS_LEASE_SECONDS", "10")
        .setting("CAUSALGYM_EVALUATION_PARTS", "2")
        .setting("CAUSALGYM_VLLM_URL", model.baseUrl())
        .setting("CAUSALGYM_VLLM_KEY", node);
  }

  /// Of the server that the first process runs; its port is the fourth line of its file.
  private String databaseUrl() {
    String port = read("postgresql/cluster/postmaster.pid").split("\n", -1)[3].strip();
    return "postgresql://causalgym@127.0.0.1:" + port + "/postgres";
  }

  private String read(String file) {
    try {
      return Files.readString(folder.resolve("first").resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonObject query() {
    return new JsonObject()
        .put(
            "models",
            new JsonArray()
                .add(
                    new JsonObject()
                        .put("id", "stub")
                        .put("provider", "vllm")
                        .put("limits", new JsonObject().put("concurrency", CONCURRENCY))
                        .put(
                            "parameters",
                            new JsonObject().put("cache", false).put("structured", false))))
        .put(
            "suite",
            new JsonObject()
                .put("name", "cluster-test")
                .put("worlds", WORLDS)
                .put("families", new JsonArray().add("see-do"))
                .put("skins", new JsonArray().add("letters")));
  }

  private int asked() {
    return model.asked().values().stream().mapToInt(count -> count.get()).sum();
  }

  @Test
  void bothDoSome_andWhenOneIsKilledTheScoresAreThoseOfAnUndisturbedNode() {
    JsonObject started = evaluations.start(query());
    assertThat(
            first.await(
                PATIENCE, () -> model.askedWith("first") > 0 && model.askedWith("second") > 100))
        .as("the second node asks nothing:%n%s", second.output())
        .isTrue();

    second.kill();
    JsonObject killed = evaluations.finished(started);
    int asked = asked();
    JsonObject undisturbed = evaluations.run(query());

    assertThat(killed.getString("state")).as(killed.encode()).isEqualTo("succeeded");
    assertThat(EvaluationClient.model(killed, "stub").getJsonObject("outcomes"))
        .isEqualTo(new JsonObject().put("ok", 2 * WORLDS));
    assertThat(scores(killed)).isEqualTo(scores(undisturbed));
    assertThat(model.asked()).hasSize(2 * WORLDS);
    // Under way on the killed node; a reply that had come and was not yet kept was under way too.
    assertThat(asked - 2 * WORLDS).isBetween(0, 4 * CONCURRENCY);
  }

  private static JsonArray scores(JsonObject evaluation) {
    JsonObject scored = EvaluationClient.model(evaluation, "stub");
    return new JsonArray()
        .add(scored.getJsonObject("causalScore"))
        .add(scored.getJsonObject("skill"))
        .add(scored.getJsonObject("interventionSlope"))
        .add(scored.getJsonObject("metrics"));
  }
}
