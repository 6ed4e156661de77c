package io.causalgym.inference.adjustment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphException;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.GraphProblem.BadQuestion;
import io.causalgym.graph.GraphProblem.UnsupportedKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AdjustmentQueryTest {
  private static final MixedGraph GRAPH = Texts.graph("U->X; Z->X; Z->Y; X->M; M->Y; M->D");

  @ParameterizedTest
  @CsvSource({
    "'', 'Y', '', '', 'treatments', 'is empty'",
    "'X', '', '', '', 'outcomes', 'is empty'",
    "'X M', 'Y M', '', '', 'outcomes', 'holds ''M'', which is a treatment'",
    "'X', 'Y', 'X', '', 'treatments', 'holds ''X'', which is unmeasured'",
    "'X', 'Y', 'Y', '', 'outcomes', 'holds ''Y'', which is unmeasured'",
    "'X', 'Y', 'Z', 'Z', 'required', 'holds ''Z'', which is unmeasured'",
    "'X', 'Y', '', 'X', 'required', 'holds ''X'', which is a treatment'",
    "'X', 'Y', '', 'Y', 'required', 'holds ''Y'', which is an outcome'",
    "'X', 'Y', '', 'D', 'required', 'holds ''D'', which is a descendant'",
    "'X', 'Y', '', 'M', 'required', 'holds ''M'', which is a descendant'",
  })
  void aContradictionIsRefusedByFieldAndValue(
      String treatments,
      String outcomes,
      String unmeasured,
      String required,
      String field,
      String message) {
    assertThatThrownBy(() -> query(GRAPH, treatments, outcomes, unmeasured, required))
        .asInstanceOf(InstanceOfAssertFactories.type(GraphException.class))
        .extracting(GraphException::problem)
        .isInstanceOfSatisfying(
            BadQuestion.class,
            problem -> {
              assertThat(problem.field()).isEqualTo(field);
              assertThat(problem.message()).contains("'" + field + "' " + message);
            });
  }

  @Test
  void givenANodeOfAnotherGraph_whenAsked_thenItIsRefused() {
    NodeSet beyond = NodeSet.of(99);

    assertThatThrownBy(() -> new AdjustmentQuery(GRAPH, beyond, Texts.nodes(GRAPH, "Y")))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("'treatments' holds node 99");
  }

  @ParameterizedTest
  @EnumSource(
      value = GraphKind.class,
      names = {"CPDAG", "MAG", "PAG"})
  void givenAnotherKindOfGraph_whenAsked_thenTheKindIsNamed(GraphKind kind) {
    MixedGraph graph = MixedGraph.builder().kind(kind).edge("X", "Y", EdgeKind.DIRECTED).build();

    assertThatThrownBy(() -> query(graph, "X", "Y", "", ""))
        .asInstanceOf(InstanceOfAssertFactories.type(GraphException.class))
        .extracting(GraphException::problem)
        .isInstanceOfSatisfying(
            UnsupportedKind.class, problem -> assertThat(problem.kind()).isEqualTo(kind));
  }

  @Test
  void latentNodesCountAsUnmeasured() {
    MixedGraph graph =
        MixedGraph.builder()
            .latent("U")
            .edge("U", "X", EdgeKind.DIRECTED)
            .edge("U", "Y", EdgeKind.DIRECTED)
            .build();

    assertThat(query(graph, "X", "Y", "", "").unmeasured()).isEqualTo(Texts.nodes(graph, "U"));
  }

  private static AdjustmentQuery query(
      MixedGraph graph, String treatments, String outcomes, String unmeasured, String required) {
    return new AdjustmentQuery(
        graph,
        Texts.nodes(graph, treatments),
        Texts.nodes(graph, outcomes),
        Texts.nodes(graph, unmeasured),
        Texts.nodes(graph, required));
  }
}
