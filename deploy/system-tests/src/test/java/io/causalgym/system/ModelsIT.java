package io.causalgym.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Questions about models, from HTTP to the engines and back, with numbers found by hand.
@ExtendWith(SharedGym.class)
final class ModelsIT {
  /// One patient in four would recover anyway, one in two because of the drug.
  private static final String DRUG =
      """
      {"exogenous": [{"name": "NX", "p": [0.5, 0.5]}, {"name": "NY", "p": [0.25, 0.25, 0.5]}],
       "equations": [{"var": "X", "parents": [], "noises": ["NX"], "table": [0, 1]},
                     {"var": "Y", "parents": ["X"], "noises": ["NY"], "table": [0, 1, 0, 0, 1, 1]}]}\
      """;

  private final GymClient gym;

  ModelsIT(GymProcess gym) {
    this.gym = gym.http();
  }

  @Test
  void necessityAndSufficiencyOfADrugAreThoseOfItsMechanism() {
    JsonObject answer =
        ok(
            "causation",
            "{\"model\": {\"scm\": %s}, \"treatment\": \"X\", \"outcome\": \"Y\"}".formatted(DRUG));

    assertThat(answer.getDouble("PNS")).isCloseTo(0.5, within(1e-12));
    assertThat(answer.getDouble("PN")).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(answer.getDouble("PS")).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(answer.getDouble("harm")).isZero();
  }

  @Test
  void whoRecoveredWithTheDrugWouldInOneOfThreeCasesHaveRecoveredWithoutIt() {
    JsonObject answer =
        ok(
            "counterfactuals",
            """
            {"model": {"scm": %s}, "events": [{"var": "Y", "do": {"X": 0}, "value": 1}],
             "given": [{"var": "X", "value": 1}, {"var": "Y", "value": 1}]}\
            """
                .formatted(DRUG));

    assertThat(answer.getDouble("probability")).isCloseTo(1 / 3.0, within(1e-12));
  }

  @Test
  void anEffectThatIsNotIdentifiedHasBoundsAndNoNumber() {
    JsonObject answer =
        ok(
            "do",
            """
            {"graph": {"text": "dag { X -> Y; X <-> Y }"}, "outcome": ["Y"], "do": {"X": 1},
             "distribution": {"vars": ["X", "Y"], "p": [0.1, 0.2, 0.3, 0.4]}}\
            """);

    assertThat(answer.getBoolean("identifiable")).isFalse();
    assertThat(answer.containsKey("distribution")).isFalse();
    JsonObject recovered = answer.getJsonArray("bounds").getJsonObject(1);
    assertThat(recovered.getJsonObject("assignment").getMap())
        .containsEntry("X", 1)
        .containsEntry("Y", 1);
    assertThat(recovered.getDouble("lower")).isCloseTo(0.4, within(1e-9));
    assertThat(recovered.getDouble("upper")).isCloseTo(0.7, within(1e-9));
  }

  @Test
  void everyEnvironmentCanBeReadAndItsModelReadsBack() {
    JsonArray all = okGet("/api/v1/environments").getJsonArray("environments");
    assertThat(all.size()).isGreaterThanOrEqualTo(15);
    for (int at = 0; at < all.size(); at++) {
      String name = all.getJsonObject(at).getString("name");
      JsonObject environment = okGet("/api/v1/environments/" + name);
      JsonObject simulated =
          okPost(
              "simulate",
              new JsonObject()
                  .put("model", environment.getJsonObject("model"))
                  .put("samples", 100));
      JsonObject named =
          okPost(
              "simulate",
              new JsonObject()
                  .put("model", new JsonObject().put("environment", name))
                  .put("samples", 100));
      assertThat(simulated.getJsonArray("variables")).as(name).isNotEmpty();
      assertThat(named.getJsonArray("variables")).as(name).isNotEmpty();
    }
  }

  @Test
  void rowsComeAsCsvAndAreAlwaysTheSame() {
    String body =
        "{\"model\": {\"scm\": {\"text\": \"X = N(0, 1)\\nY = 2*X + sin(X) + N(0, 1)\"}}, \"samples\": 20000}";
    HttpRequest request =
        gym.request("/api/v1/simulate")
            .header("Content-Type", "application/json")
            .header("Accept", "text/csv")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();

    Answer first = gym.send(request);
    Answer second = gym.send(request);

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.body()).startsWith("X,Y\r\n").isEqualTo(second.body());
    assertThat(first.body().lines().count()).isEqualTo(20_001);
  }

  @Test
  void simulatedInterventionsInOneCallAgreeWithEachAlone() {
    JsonObject model =
        new JsonObject("{\"scm\": {\"text\": \"X = N(0, 1)\\nY = 2*X + sin(X) + U(0, 1)\"}}");
    JsonObject ask = new JsonObject().put("model", model).put("samples", 1000).put("seed", 5);
    JsonObject one = new JsonObject().put("X", 1.5);

    JsonObject all =
        okPost(
            "simulate",
            ask.copy().put("interventions", new JsonArray().add(one).add(new JsonObject())));

    JsonObject alone = okPost("simulate", ask.copy().put("do", one));
    JsonObject first = all.getJsonArray("interventions").getJsonObject(0);
    JsonObject y = alone.getJsonArray("variables").getJsonObject(1);
    assertThat(all.getJsonArray("interventions")).hasSize(2);
    assertThat(first.getJsonArray("means").getDouble(0)).isEqualTo(1.5);
    assertThat(first.getJsonArray("variances").getDouble(0)).isZero();
    assertThat(first.getJsonArray("means").getDouble(1))
        .isCloseTo(y.getDouble("mean"), within(1e-9));
    assertThat(first.getJsonArray("standardErrors").getDouble(1))
        .isCloseTo(y.getDouble("standardError"), within(1e-9));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          simulate  | {"model": {"environment": "asia"}, "interventions": [{"smoke": 1}]}           | 422 | ask 'do'
          simulate  | {"model": {"scm": {"text": "X = N(0,1)"}}, "interventions": []}              | 400 | empty
          simulate  | {"model": {"scm": {"text": "X = N(0,1)"}}, "interventions": [{"Q": 1}]}      | 400 | 'Q'
          posterior | {"model": {"scm": {"text": "X = Y\\nY = X"}}, "query": ["X"]}                | 400 | cycle
          simulate  | {"model": {"scm": {"text": "X = 1/0"}}}                                       | 400 | divides
          simulate  | {"model": {"scm": {"text": "X = N(0,1)\\nY = 1/(X-X)"}}}                      | 400 | 'Y'
          posterior | {"model": {"environment": "atlantis"}, "query": ["X"]}                        | 400 | atlantis
          posterior | {"model": {"network": {"bif": "variable"}}, "query": ["X"]}                   | 400 | line 1
          counterfactuals | {"model": {"environment": "asia"}, "events": [{"var": "dysp", "value": 1}]} | 422 | scm
          """)
  void aModelThatCannotBeIsRefusedByName(String operation, String body, int status, String detail) {
    Answer answer = gym.post(operation, new JsonObject(body));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().getString("detail")).contains(detail);
  }

  @Test
  void aNetworkTooWideIsRefusedWithItsWidth() {
    JsonArray variables = new JsonArray();
    for (int row = 0; row < 40; row++) {
      for (int column = 0; column < 40; column++) {
        JsonArray parents = new JsonArray();
        if (row > 0) {
          parents.add("v" + (row - 1) + "_" + column);
        }
        if (column > 0) {
          parents.add("v" + row + "_" + (column - 1));
        }
        JsonArray cpt = new JsonArray();
        for (int cell = 0; cell < 2 << parents.size(); cell++) {
          cpt.add(0.5);
        }
        variables.add(
            new JsonObject()
                .put("name", "v" + row + "_" + column)
                .put("states", new JsonArray().add("0").add("1"))
                .put("parents", parents)
                .put("cpt", cpt));
      }
    }
    JsonObject model =
        new JsonObject().put("network", new JsonObject().put("variables", variables));

    Answer answer = gym.post("marginals", new JsonObject().put("model", model));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().getInteger("width")).isGreaterThanOrEqualTo(30);
  }

  private JsonObject ok(String operation, String body) {
    return okPost(operation, new JsonObject(body));
  }

  private JsonObject okPost(String operation, JsonObject body) {
    return ok(gym.post(operation, body));
  }

  private JsonObject okGet(String path) {
    return ok(gym.get(path));
  }

  private static JsonObject ok(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }
}
