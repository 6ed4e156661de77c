package io.causalgym.system;

import static io.causalgym.system.Json.graph;
import static io.causalgym.system.Json.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a person asks first, from HTTP to the algorithm and back, with numbers found apart.
@ExtendWith(SharedGym.class)
final class HappyPathIT {
  private static final String CONFOUNDED = "dag { age -> drug; age -> recovery; drug -> recovery }";

  private final GymClient gym;

  HappyPathIT(GymProcess gym) {
    this.gym = gym.http();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void formulaOfFrontDoorEvaluatesToTheTruth(long seed) {
    FrontDoorWorld world = new FrontDoorWorld(seed);

    JsonObject answer = ok(gym.post("identify", Json.identify(FrontDoorWorld.GRAPH)));

    assertThat(answer.getBoolean("identifiable")).isTrue();
    assertThat(answer.getString("method")).isEqualTo("frontdoor");
    JsonObject estimand = answer.getJsonObject("estimand");
    assertThat(estimand.getString("text")).contains("sum").contains("P(");
    assertThat(estimand.getString("latex")).contains("\\sum");
    Formula formula = new Formula(estimand, world.joint());
    for (int cell = 0; cell < 4; cell++) {
      int x = cell >> 1;
      int y = cell & 1;
      assertThat(formula.value(estimand.getJsonObject("expression"), Map.of("X", x, "Y", y)))
          .isCloseTo(world.effect(x, y), within(1e-9));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
  void numbersOfFrontDoorAreTheTruthAndNotTheAssociation(long seed) {
    FrontDoorWorld world = new FrontDoorWorld(seed);

    JsonObject answer = ok(gym.post("do", effect(world).put("do", names("X"))));

    JsonObject table = answer.getJsonObject("distribution");
    assertThat(table.getJsonArray("vars")).isEqualTo(names("X", "Y"));
    for (int cell = 0; cell < 4; cell++) {
      double found = table.getJsonArray("p").getDouble(cell);
      assertThat(found).isCloseTo(world.effect(cell >> 1, cell & 1), within(1e-9));
      assertThat(Math.abs(found - world.conditional(cell >> 1, cell & 1))).isGreaterThan(1e-6);
    }
  }

  @Test
  void interventionsInOneCallAgreeWithEachAlone() {
    FrontDoorWorld world = new FrontDoorWorld(21);
    JsonArray both =
        new JsonArray().add(new JsonObject().put("X", 1)).add(new JsonObject().put("X", 0));

    JsonArray tables =
        ok(gym.post("do", effect(world).put("interventions", both))).getJsonArray("distributions");

    assertThat(tables).hasSize(2);
    assertThat(tables.getJsonObject(0).getJsonArray("p").getDouble(1))
        .isCloseTo(world.effect(1, 1), within(1e-9));
    assertThat(tables.getJsonObject(1).getJsonArray("p").getDouble(1))
        .isCloseTo(world.effect(0, 1), within(1e-9));
  }

  @Test
  void whatCannotBeIdentifiedComesWithItsHedgeAndNoNumber() {
    JsonObject table =
        new JsonObject().put("vars", names("X", "Y")).put("p", new JsonArray("[0.4,0.1,0.2,0.3]"));
    JsonObject body =
        new JsonObject()
            .put("graph", graph("dag { X -> Y; X <-> Y }"))
            .put("distribution", table)
            .put("outcome", names("Y"))
            .put("do", names("X"));

    JsonObject answer = ok(gym.post("do", body));

    assertThat(answer.getBoolean("identifiable")).isFalse();
    assertThat(answer.getJsonObject("hedge").getJsonArray("F")).isEqualTo(names("X", "Y"));
    assertThat(answer.getJsonObject("hedge").getJsonArray("FPrime")).isEqualTo(names("Y"));
    assertThat(answer.fieldNames()).doesNotContain("distribution", "distributions");
  }

  @ParameterizedTest
  @CsvSource({
    "A->B; B->C, A, C, B, true",
    "A->B; B->C, A, C, '', false",
    "A->B; C->B, A, C, '', true",
    "A->B; C->B, A, C, B, false",
    "A->B; C->B; B->D, A, C, D, false",
    "A<->B; B<->C, A, C, B, false"
  })
  void separationFollowsTheDefinition(
      String edges, String x, String y, String given, boolean separated) {
    JsonObject body =
        new JsonObject()
            .put("graph", graph("dag { " + edges + " }"))
            .put("x", names(x))
            .put("y", names(y))
            .put("given", given.isEmpty() ? names() : names(given));

    JsonObject answer = ok(gym.post("separation", body));

    assertThat(answer.getBoolean("separated")).isEqualTo(separated);
    assertThat(answer.containsKey("openPath")).isEqualTo(!separated);
  }

  @Test
  void pathsOfEachKindAreTold() {
    JsonObject body =
        new JsonObject().put("graph", graph(CONFOUNDED)).put("from", "drug").put("to", "recovery");

    assertThat(paths(body.copy().put("kind", "causal"))).hasSize(1);
    JsonArray backdoor = paths(body.copy().put("kind", "backdoor"));
    assertThat(backdoor).hasSize(1);
    assertThat(backdoor.getJsonArray(0).getJsonObject(0))
        .isEqualTo(new JsonObject().put("from", "age").put("to", "drug").put("kind", "->"));
    assertThat(paths(body.copy().put("kind", "open").put("given", names("age")))).hasSize(1);
    assertThat(paths(body.copy().put("kind", "all"))).hasSize(2);
  }

  @Test
  void adjustmentSetsAreFoundAndPassTheirOwnCheck() {
    JsonObject ask =
        new JsonObject()
            .put("graph", graph(CONFOUNDED))
            .put("treatments", names("drug"))
            .put("outcomes", names("recovery"));

    JsonObject found = ok(gym.post("adjustment-sets", ask.copy().put("kind", "all-minimal")));
    JsonObject good = ok(gym.post("adjustment-sets/check", ask.copy().put("set", names("age"))));
    JsonObject bad = ok(gym.post("adjustment-sets/check", ask.copy().put("set", names())));

    assertThat(found.getBoolean("exists")).isTrue();
    assertThat(found.getJsonArray("sets")).isEqualTo(new JsonArray().add(names("age")));
    assertThat(good.getBoolean("valid")).isTrue();
    assertThat(bad.getBoolean("valid")).isFalse();
    assertThat(bad.getString("reason")).isNotBlank();
    assertThat(bad.getJsonArray("openPath")).hasSize(2);
  }

  @Test
  void theSecondAnswerComesFromTheCacheAndSaysSo() {
    JsonObject question = Json.identify("dag { X -> M1; M1 -> Y; X <-> Y; only_here -> X }");

    Answer first = gym.post("identify", question);
    Answer second = gym.post("identify", question);

    assertThat(first.cache()).isEqualTo("miss");
    assertThat(second.cache()).isEqualTo("local");
    assertThat(second.json().getJsonObject("estimand"))
        .isEqualTo(first.json().getJsonObject("estimand"));
    assertThat(first.json().getJsonObject("provenance").getString("backend")).isEqualTo("jvm");
    assertThat(first.json().getJsonObject("provenance").getDouble("millis")).isNotNegative();
  }

  private JsonObject effect(FrontDoorWorld world) {
    return new JsonObject()
        .put("graph", graph(FrontDoorWorld.GRAPH))
        .put("distribution", world.distribution())
        .put("outcome", names("Y"));
  }

  private JsonArray paths(JsonObject body) {
    return ok(gym.post("paths", body)).getJsonArray("paths");
  }

  private static JsonObject ok(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }
}
