package io.causalgym.inference.identification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.MixedGraph;
import io.causalgym.inference.evaluation.Budget;
import io.causalgym.inference.evaluation.EffectAnswer;
import io.causalgym.inference.evaluation.EffectEvaluator;
import io.causalgym.inference.evaluation.EffectRequest;
import io.causalgym.model.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdentificationFixturesTest {
  private static final Offset<Double> CLOSE = Offset.offset(1e-9);

  private final Identifier districtsOnly =
      new Identifier(AdjustmentFinder.NONE, MediatorFinder.NONE);
  private final Identifier cheapest = Identifier.withAllCriteria();

  static List<Fixture> cases() {
    return Fixture.all("identification.json");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void decisionsAndHedgesAreRight(Fixture fixture) {
    MixedGraph graph = fixture.graph();
    IdentificationQuery query = Fixture.query(fixture.json().get("query"));
    boolean expected = fixture.json().get("expected").get("identifiable").asBoolean();
    switch (districtsOnly.identify(graph, query, Deadline.NONE)) {
      case Identification.Identified _ -> assertThat(expected).isTrue();
      case Identification.NotIdentified no -> {
        assertThat(expected).isFalse();
        assertThat(no.reason()).contains("not identified");
        if (query.given().isEmpty()) {
          assertThat(
                  HedgeCheck.isHedge(
                      graph,
                      no.hedge(),
                      graph.nodes(query.intervened()),
                      graph.nodes(query.outcome())))
              .isTrue();
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void formulasGiveTheTruthWhateverFreeVariablesTake(Fixture fixture) {
    IdentificationQuery query = Fixture.query(fixture.json().get("query"));
    for (Identifier identifier : List.of(districtsOnly, cheapest)) {
      if (identifier.identify(fixture.graph(), query, Deadline.NONE)
          instanceof Identification.Identified identified) {
        agree(fixture.json(), query, identified);
      }
    }
  }

  private static void agree(
      JsonNode json, IdentificationQuery query, Identification.Identified identified) {
    Table joint = Fixture.table(json.get("observational"));
    Table truth = Fixture.table(json.get("truth"));
    EffectAnswer answer =
        new EffectEvaluator(Budget.DEFAULT)
            .answer(
                identified,
                joint,
                EffectRequest.all(query.outcome(), query.intervened(), query.given()),
                Deadline.NONE);
    Table ordered = truth.marginal(answer.table().names());
    NaiveEvaluation naive = new NaiveEvaluation(identified.estimand().written(), joint);
    for (int cell = 0; cell < ordered.size(); cell++) {
      assertThat(answer.table().value(cell)).isCloseTo(ordered.value(cell), CLOSE);
      for (int other = 0; other < 2; other++) {
        Map<String, Integer> values = new LinkedHashMap<>();
        for (String name : joint.names()) {
          values.put(name, other);
        }
        int[] states = ordered.states(cell);
        for (int axis = 0; axis < states.length; axis++) {
          values.put(ordered.names().get(axis), states[axis]);
        }
        assertThat(naive.value(values))
            .as(identified.estimand().text())
            .isCloseTo(ordered.value(cell), CLOSE);
      }
    }
  }

  static List<Fixture> adjustmentCases() {
    return Fixture.all("/io/causalgym/inference/adjustment/adjustment.json").stream()
        .filter(fixture -> fixture.json().has("truth"))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("adjustmentCases")
  void adjustmentGivesTheTruthWhereASetExists(Fixture fixture) {
    IdentificationQuery query = Fixture.query(fixture.json().get("query"));
    Identification found = cheapest.identify(fixture.graph(), query, Deadline.NONE);
    if (fixture.json().get("expected").get("exists").asBoolean()) {
      assertThat(found)
          .isInstanceOfSatisfying(
              Identification.Identified.class,
              yes -> assertThat(yes.method()).isIn(Method.ADJUSTMENT, Method.ID));
    }
    if (found instanceof Identification.Identified identified) {
      agree(fixture.json(), query, identified);
    }
  }
}
