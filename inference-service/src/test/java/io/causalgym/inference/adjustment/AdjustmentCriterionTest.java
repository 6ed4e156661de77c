package io.causalgym.inference.adjustment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AdjustmentCriterionTest {

  static Stream<Fixture> fixtures() {
    return Fixture.in("adjustment.json");
  }

  static LongStream seeds() {
    return LongStream.range(0, 500);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void theKnownCausalAndForbiddenNodesAndVerdictsAreMet(Fixture fixture) {
    AdjustmentCriterion criterion = criterion(fixture);
    JsonNode expected = fixture.json().get("expected");

    assertThat(criterion.causalNodes()).isEqualTo(fixture.nodes(expected.get("causal_nodes")));
    assertThat(criterion.forbidden()).isEqualTo(fixture.nodes(expected.get("forbidden")));
    assertThat(expected.get("validity_checks"))
        .allSatisfy(check ->
            assertThat(criterion.valid(fixture.nodes(check.get("set"))))
                .as("%s", check.get("set"))
                .isEqualTo(check.get("valid").asBoolean()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyVerdictFollowsTheDefinition(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    MixedGraph graph =
        RandomGraphs.draw(random, random.nextInt(3, 7), 0.45, random.nextBoolean() ? 0.2 : 0);
    NodeSet treatments = RandomGraphs.some(random, graph.all(), 1, 2);
    NodeSet outcomes = RandomGraphs.some(random, graph.all().minus(treatments), 1, 2);
    AdjustmentCriterion criterion = new AdjustmentCriterion(graph, treatments, outcomes);
    AdjustmentOracle oracle = new AdjustmentOracle(graph, treatments, outcomes);

    assertThat(criterion.causalNodes()).isEqualTo(oracle.causalNodes());
    assertThat(criterion.forbidden()).isEqualTo(oracle.forbidden());
    for (NodeSet set : PathOracle.subsets(graph.all())) {
      assertThat(criterion.valid(set)).as("%s", set).isEqualTo(oracle.valid(set));
      switch (criterion.check(set)) {
        case AdjustmentValidity.Valid valid -> assertThat(oracle.valid(set)).isTrue();
        case AdjustmentValidity.Invalid(var reason, var openPath) -> {
          assertThat(oracle.valid(set)).as(reason).isFalse();
          boolean barred = set.intersects(oracle.forbidden().union(outcomes));
          assertThat(openPath.isEmpty()).isEqualTo(barred);
          assertThat(barred || oracle.leavesOpen(openPath, set)).as(reason).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Z, 'the set blocks every proper non-causal path and holds no descendant of a causal path'",
    "'', 'the set leaves the non-causal path X <- Z -> Y open'",
    "X, 'the set holds the treatment ''X'''",
    "Y, 'the set holds the outcome ''Y'''",
    "D Z, 'the set holds ''D'', which is on a causal path or descends from one'",
    "D M, 'the set holds ''D'', ''M'', which are on a causal path or descend from one'",
  })
  void theReasonNamesWhatIsWrong(String set, String reason) {
    MixedGraph graph = Texts.graph("Z->X; Z->Y; X->M; M->Y; M->D");

    AdjustmentValidity verdict =
        AdjustmentCriterion.check(
            graph, Texts.nodes(graph, "X"), Texts.nodes(graph, "Y"), Texts.nodes(graph, set));

    assertThat(verdict.reason()).isEqualTo(reason);
  }

  @Test
  void givenBidirectedAndBackwardEdges_whenOpen_thenTheyAreReadFromTheTreatment() {
    MixedGraph graph = Texts.graph("A<->X; A->Y; X->Y");

    AdjustmentValidity verdict =
        AdjustmentCriterion.check(
            graph, Texts.nodes(graph, "X"), Texts.nodes(graph, "Y"), NodeSet.EMPTY);

    assertThat(verdict.reason()).isEqualTo("the set leaves the non-causal path X <-> A -> Y open");
  }

  @Test
  void givenALongPath_whenItIsNamed_thenTheTextIsCut() {
    StringBuilder text = new StringBuilder("N00->X");
    for (int node = 0; node < 30; node++) {
      text.append("; N%02d->N%02d".formatted(node, node + 1));
    }
    MixedGraph graph = Texts.graph(text + "; N30->Y");

    AdjustmentValidity verdict =
        AdjustmentCriterion.check(
            graph, Texts.nodes(graph, "X"), Texts.nodes(graph, "Y"), NodeSet.EMPTY);

    assertThat(verdict.reason()).contains("X <- N00 -> N01").contains("N19 ... open");
    assertThat(((AdjustmentValidity.Invalid) verdict).openPath()).hasSize(32);
    assertThat(graph.names()).containsAll(List.of("N00", "N30"));
  }

  private static AdjustmentCriterion criterion(Fixture fixture) {
    return new AdjustmentCriterion(
        fixture.graph(),
        fixture.nodes(fixture.json().at("/query/do")),
        fixture.nodes(fixture.json().at("/query/outcome")));
  }
}
