package io.causalgym.inference.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.GraphException;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.GraphProblem;
import io.causalgym.graph.MixedGraph;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class IdentifierQuestionsTest {
  private static final MixedGraph GRAPH = FormulaTextTest.graph("X->M; M->Y; X<->Y; Z->X");

  private final Identifier identifier =
      new Identifier(AdjustmentFinder.NONE, new FrontdoorMediators());

  private GraphProblem problem(MixedGraph graph, IdentificationQuery query) {
    try {
      identifier.identify(graph, query, Deadline.NONE);
      throw new AssertionError("the query is refused: " + query);
    } catch (GraphException e) {
      return e.problem();
    }
  }

  private static IdentificationQuery query(
      List<String> outcome, List<String> intervened, List<String> given) {
    return new IdentificationQuery(outcome, intervened, given);
  }

  @Test
  void queriesThatDoNotFitAreRefusedByField() {
    assertThat(problem(GRAPH, query(List.of(), List.of("X"), List.of())))
        .isInstanceOfSatisfying(
            GraphProblem.BadQuestion.class, p -> assertThat(p.field()).isEqualTo("outcome"));
    assertThat(problem(GRAPH, query(List.of("Y"), List.of("X", "Y"), List.of())))
        .isInstanceOfSatisfying(
            GraphProblem.BadQuestion.class,
            p -> assertThat(p.message()).contains("'Y' is in both do and outcome"));
    assertThat(problem(GRAPH, query(List.of("Y"), List.of("X"), List.of("X"))))
        .isInstanceOfSatisfying(
            GraphProblem.BadQuestion.class, p -> assertThat(p.field()).isEqualTo("given"));
    assertThat(problem(GRAPH, query(List.of("Y", "Y"), List.of("X"), List.of())))
        .isInstanceOf(GraphProblem.BadQuestion.class);
    assertThat(problem(GRAPH, query(List.of("Y"), List.of("Q"), List.of())))
        .isInstanceOfSatisfying(
            GraphProblem.UnknownNode.class, p -> assertThat(p.node()).isEqualTo("Q"));
  }

  @Test
  void otherKindsOfGraphsAreRefusedByName() {
    MixedGraph cpdag = MixedGraph.builder().edge("X", "Y", EdgeKind.UNDIRECTED).build();
    assertThat(problem(cpdag, query(List.of("Y"), List.of("X"), List.of())))
        .isInstanceOfSatisfying(
            GraphProblem.UnsupportedKind.class,
            p -> assertThat(p.kind()).isEqualTo(GraphKind.CPDAG));
  }

  @Test
  void aPassedDeadlineStopsTheSearch() {
    assertThatThrownBy(() ->
            identifier.identify(GRAPH, query(List.of("Y"), List.of("X"), List.of()), () -> true))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void longChainsNeedNoDeepStack() {
    GraphBuilder builder = MixedGraph.builder();
    int length = 3_000;
    for (int node = 1; node < length; node++) {
      builder.edge(name(node), name(node + 1), EdgeKind.DIRECTED);
    }
    builder.edge(name(1), name(3), EdgeKind.BIDIRECTED);
    Identification found =
        identifier.identify(
            builder.build(),
            query(List.of(name(length)), List.of(name(1), name(5)), List.of()),
            Deadline.NONE);
    assertThat(found).isInstanceOf(Identification.Identified.class);
  }

  @Test
  void nestedDistrictsNeedNoDeepStack() {
    // Every second node of a chain belongs to one district, in which each ancestor step hides one.
    GraphBuilder builder = MixedGraph.builder();
    int length = 60;
    for (int node = 1; node < length; node++) {
      builder.edge(name(node), name(node + 1), EdgeKind.DIRECTED);
      if (node + 2 <= length) {
        builder.edge(name(node), name(node + 2), EdgeKind.BIDIRECTED);
      }
    }
    Identification found =
        identifier.identify(
            builder.build(),
            query(List.of(name(length)), List.of(name(length - 1)), List.of()),
            Deadline.NONE);
    assertThat(found).isInstanceOf(Identification.Identified.class);
    assertThat(((Identification.Identified) found).estimand().text()).hasSizeLessThan(20_000);
  }

  private static String name(int node) {
    return "N%05d".formatted(node);
  }
}
