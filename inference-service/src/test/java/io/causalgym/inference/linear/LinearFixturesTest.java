package io.causalgym.inference.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.MixedGraph;
import io.causalgym.inference.evaluation.Budget;
import io.causalgym.model.linear.LinearModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every number of the known answers, except the instruments.
class LinearFixturesTest {

  static Stream<LinearFixture> fixtures() {
    return LinearFixture.all();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void impliedMomentsAreKnown(LinearFixture fixture) {
    assertMoments(
        ImpliedMoments.of(fixture.model(), Budget.DEFAULT, Deadline.NONE), fixture.expected());
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void momentsUnderDoAreKnown(LinearFixture fixture) {
    JsonNode expected = fixture.expected().get("do");
    Map<String, Double> fixed = Map.of(fixture.treatment(), expected.get("value").asDouble());

    assertMoments(OnJvm.of(fixture.model(), fixed, fixture.model().names()), expected);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void effectsAreKnown(LinearFixture fixture) {
    LinearModel model = fixture.model();
    assertThat(TotalEffects.of(model, fixture.treatment(), fixture.outcome()))
        .isCloseTo(fixture.expected().get("total_effect").asDouble(), within(1e-9));
    assertThat(TotalEffects.direct(model, fixture.treatment(), fixture.outcome()))
        .isCloseTo(fixture.expected().get("direct_effect").asDouble(), within(1e-9));
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void regressionCoefficientsAreKnown(LinearFixture fixture) {
    JsonNode expected = fixture.expected();
    assertThat(slope(fixture, List.of()))
        .isCloseTo(expected.get("naive_regression_coefficient").asDouble(), within(1e-9));
    JsonNode sets = expected.get("minimal_adjustment_sets");
    if (!sets.isEmpty()) {
      assertThat(slope(fixture, LinearFixture.strings(sets.get(0))))
          .isCloseTo(
              expected.get("regression_coefficient_with_first_set").asDouble(), within(1e-9));
    }
  }

  /// The slope of the outcome in the treatment, given others: what a unit of evidence moves.
  private static double slope(LinearFixture fixture, List<String> others) {
    List<Observation> low = new ArrayList<>();
    others.forEach(name -> low.add(new Observation(new Quantity.Variable(name), 0)));
    List<Observation> high = new ArrayList<>(low);
    low.add(new Observation(new Quantity.Variable(fixture.treatment()), 0));
    high.add(new Observation(new Quantity.Variable(fixture.treatment()), 1));
    return expected(fixture, high) - expected(fixture, low);
  }

  private static double expected(LinearFixture fixture, List<Observation> evidence) {
    Quantity outcome = new Quantity.Variable(fixture.outcome());
    return expected(fixture, List.of(outcome), evidence).mean(0);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void counterfactualsWithPartialEvidenceAreKnown(LinearFixture fixture) {
    JsonNode expected = fixture.expected().get("counterfactual_partial_evidence");
    assertCounterfactual(fixture, expected, expected.get("expected_value"));
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void counterfactualsOfAUnitAreKnown(LinearFixture fixture) {
    JsonNode expected = fixture.expected().get("counterfactual_full_evidence");
    assertCounterfactual(fixture, expected, expected.get("value"));

    UnitCounterfactual unit =
        UnitCounterfactual.of(
            fixture.model(),
            LinearFixture.values(expected.get("evidence")),
            LinearFixture.values(expected.get("do")),
            Deadline.NONE);

    List<Double> values = ((UnitCounterfactual.Determined) unit).values();
    LinearFixture.values(expected.get("value"))
        .forEach((name, value) ->
            assertThat(values.get(fixture.model().node(name))).isCloseTo(value, within(1e-9)));
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void modelAndGraphAgree(LinearFixture fixture) {
    GraphBuilder builder = MixedGraph.builder();
    LinearFixture.strings(fixture.json().get("nodes")).forEach(builder::node);
    for (JsonNode edge : fixture.json().get("directed")) {
      builder.edge(edge.get(0).asText(), edge.get(1).asText(), EdgeKind.DIRECTED);
    }
    for (JsonNode edge : fixture.json().get("bidirected")) {
      builder.edge(edge.get(0).asText(), edge.get(1).asText(), EdgeKind.BIDIRECTED);
    }

    assertThat(PathDiagram.compare(fixture.model(), builder.build())).isEmpty();
    assertThat(PathDiagram.compare(fixture.model(), builder.node("W").build()))
        .containsExactly(new PathDiagram.Disagreement.Node("W", true));
  }

  private static void assertCounterfactual(
      LinearFixture fixture, JsonNode question, JsonNode answer) {
    List<Observation> evidence = new ArrayList<>();
    LinearFixture.values(question.get("evidence"))
        .forEach(
            (name, value) -> evidence.add(new Observation(new Quantity.Variable(name), value)));
    World world = World.of(LinearFixture.values(question.get("do")));
    List<Quantity> asked = new ArrayList<>();
    fixture.model().names().forEach(name -> asked.add(new Quantity.Variable(name, world)));

    Gaussian given = expected(fixture, asked, evidence);

    LinearFixture.values(answer)
        .forEach((name, value) ->
            assertThat(given.mean(fixture.model().node(name))).isCloseTo(value, within(1e-9)));
  }

  private static Gaussian expected(
      LinearFixture fixture, List<Quantity> asked, List<Observation> evidence) {
    Conditional answer =
        Counterfactuals.of(fixture.model(), asked, evidence, Budget.DEFAULT, Deadline.NONE);
    assertThat(answer).isInstanceOf(Conditional.Conditioned.class);
    return ((Conditional.Conditioned) answer).distribution();
  }

  private static void assertMoments(Gaussian answer, JsonNode expected) {
    for (int row = 0; row < answer.size(); row++) {
      assertThat(answer.mean(row)).isCloseTo(expected.at("/mean/" + row).asDouble(), within(1e-9));
      for (int column = 0; column < answer.size(); column++) {
        assertThat(answer.covariance(row, column))
            .isCloseTo(expected.at("/covariance/" + row + "/" + column).asDouble(), within(1e-9));
      }
    }
  }
}
