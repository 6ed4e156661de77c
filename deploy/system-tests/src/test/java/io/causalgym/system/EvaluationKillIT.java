package io.causalgym.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` in the middle of an evaluation, again and again: nothing is lost, nothing counts
/// twice, and nothing is asked again but what was under way.
final class EvaluationKillIT {
  private static final int CONCURRENCY = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir Path folder;

  @Test
  void killedTwiceTheScoresAreThoseOfAnUndisturbedRun() {
    killed(400, 2, 1);
  }

  @Test
  @Tag("long")
  void killedFiveTimesInFiveThousandQuestionsTheScoresAreThoseOfAnUndisturbedRun() {
    killed(2_500, 5, 2);
  }

  private void killed(int worlds, int kills, long seed) {
    Random random = new Random(seed);
    try (StubModel model = new StubModel()) {
      GymProcess gym = start();
      String id =
          new EvaluationClient(gym.http()).start(query(worlds, model)).getString("evaluation");
      int questions = 2 * worlds;
      for (int kill = 1; kill <= kills; kill++) {
        int at = questions * kill / (kills + 1) - random.nextInt(questions / (4 * kills));
        EvaluationClient running = new EvaluationClient(gym.http());
        assertThat(gym.await(PATIENCE, () -> model.answered() >= at || resumed(running, id)))
            .isTrue();
        gym.kill();
        gym.close();
        gym = start();
      }
      EvaluationClient evaluations = new EvaluationClient(gym.http());
      assertThat(gym.await(PATIENCE, () -> succeeded(evaluations, id))).isTrue();
      JsonObject killed = evaluations.read(id);
      int asked = model.asked().values().stream().mapToInt(count -> count.get()).sum();

      JsonObject undisturbed = evaluations.run(query(worlds, model));

      assertThat(killed.getString("state")).as(killed.encode()).isEqualTo("succeeded");
      assertThat(outcomes(killed)).isEqualTo(new JsonObject().put("ok", questions));
      assertThat(scores(killed)).isEqualTo(scores(undisturbed));
      // What was under way, at each kill, is all that may have been asked again; a reply that had
      // come and was not yet kept was under way as well.
      assertThat(asked - questions).isBetween(0, kills * 4 * CONCURRENCY);
      gym.terminate();
      gym.close();
    }
  }

  /// A slice that was under way at three kills is not taken up again by itself.
  ///
  /// @return false, as it is not over by that
  private static boolean resumed(EvaluationClient evaluations, String id) {
    if (evaluations.read(id).getString("state").equals("failed")) {
      evaluations.resume(id);
    }
    return false;
  }

  private static boolean succeeded(EvaluationClient evaluations, String id) {
    return evaluations.read(id).getString("state").equals("succeeded") || resumed(evaluations, id);
  }

  private GymProcess start() {
    return GymLaunch.on(folder.resolve("data"))
        .setting("CAUSALGYM_JOBS_LEASE_SECONDS", "5")
        .ready();
  }

  private static JsonObject query(int worlds, StubModel model) {
    return new JsonObject()
        .put(
            "models",
            new JsonArray()
                .add(
                    new JsonObject()
                        .put("id", "stub")
                        .put("provider", "openai-compatible")
                        .put("baseUrl", model.baseUrl())
                        .put("limits", new JsonObject().put("concurrency", CONCURRENCY))
                        .put("parameters", new JsonObject().put("cache", false))))
        .put(
            "suite",
            new JsonObject()
                .put("name", "kill-test")
                .put("worlds", worlds)
                .put("families", new JsonArray().add("see-do"))
                .put("skins", new JsonArray().add("letters")));
  }

  private static JsonObject outcomes(JsonObject evaluation) {
    return EvaluationClient.model(evaluation, "stub").getJsonObject("outcomes");
  }

  private static JsonArray scores(JsonObject evaluation) {
    JsonObject model = EvaluationClient.model(evaluation, "stub");
    return new JsonArray()
        .add(model.getJsonObject("causalScore"))
        .add(model.getJsonObject("skill"))
        .add(model.getJsonObject("interventionSlope"))
        .add(model.getJsonObject("metrics"));
  }
}
