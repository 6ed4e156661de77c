package io.causalgym.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
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

  private final StubModel model = new StubModel();
  private final GymProcess first;
  private final GymProcess second;
  private final EvaluationClient evaluations;

  EvaluationClusterIT(@TempDir Path folder) {
    TestCluster cluster = new TestCluster("evaluation-test", folder, 2);
    first = asking(cluster.member("gateway,inference,evaluation", "first", 0), "first").ready();
    second = asking(cluster.member("evaluation", "second", 1, "first"), "second").start();
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

  private GymLaunch asking(GymLaunch member, String node) {
    return member
        .setting("CAUSALGYM_EVALUATION_PARTS", "2")
        .setting("CAUSALGYM_VLLM_URL", model.baseUrl())
        .setting("CAUSALGYM_VLLM_KEY", node);
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
