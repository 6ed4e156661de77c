package io.causalgym.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// One question at a time, over HTTP.
@ExtendWith(SharedGym.class)
final class SingleEvaluationIT {
  private final GymClient gym;

  SingleEvaluationIT(GymProcess process) {
    gym = process.http();
  }

  private static JsonObject question(String graph, String model) {
    return new JsonObject()
        .put("graph", new JsonObject().put("text", graph))
        .put("intervention", new JsonObject().put("X", 1))
        .put("model", model);
  }

  @Test
  void theWorldThatWasDrawnConfirmsTheTruth() {
    JsonObject drawn =
        gym.post("evaluate", question("dag { X -> Y; X <-> Y }", "ref/associational")).json();

    JsonObject engine =
        gym.post(
                "do",
                new JsonObject()
                    .put("model", drawn.getJsonObject("world"))
                    .put("outcome", new JsonArray().add("Y"))
                    .put("do", new JsonObject().put("X", 1)))
            .json();
    assertThat(drawn.getString("verdict")).isEqualTo("see");
    assertThat(drawn.getDouble("truth"))
        .isCloseTo(
            engine.getJsonObject("distribution").getJsonArray("p").getDouble(1), within(1e-12));
  }

  @Test
  void theSecondTimeTheAnswerIsThere() {
    JsonObject question = question("dag { X -> M; M -> Y; X <-> Y }", "ref/oracle");
    gym.post("evaluate", question);

    JsonObject again = gym.post("evaluate", question).json();

    assertThat(again.getString("verdict")).isEqualTo("do");
    assertThat(again.getJsonObject("provenance").getString("cache")).isEqualTo("local");
  }

  @Test
  void whatCannotBeIdentifiedHasNoNumber() {
    JsonObject source =
        new JsonObject(
            "{\"distribution\": {\"vars\": [\"X\", \"Y\"], \"p\": [0.4, 0.1, 0.2, 0.3]}}");

    Answer answer =
        gym.post(
            "evaluate", question("dag { X -> Y; X <-> Y }", "ref/oracle").put("source", source));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().containsKey("truth")).isFalse();
    assertThat(answer.json().getJsonObject("hedge").getJsonArray("F")).hasSize(2);
  }

  @Test
  void anUnknownModelIsRefusedWithTheKnownOnes() {
    Answer answer = gym.post("evaluate", question("dag { X -> Y }", "gpt-0"));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().getJsonArray("known")).contains("ref/oracle");
  }
}
