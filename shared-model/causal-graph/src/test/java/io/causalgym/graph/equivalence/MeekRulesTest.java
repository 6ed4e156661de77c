package io.causalgym.graph.equivalence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.GraphText;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.RandomGraphs;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeekRulesTest {

  @ParameterizedTest
  @CsvSource({
    "A->B; B--C, A->B; B->C",
    "A->B; B->C; A--C, A->B; B->C; A->C",
    "A--B; A--C; A--D; C->B; D->B, A->B; A--C; A--D; C->B; D->B",
    "A--B; A--C; A--D; C->D; D->B, A->B; A--C; A--D; C->D; D->B",
  })
  void eachRuleOrientsItsFigure(String before, String after) {
    assertThat(MeekRules.close(GraphText.graph(GraphKind.CPDAG, before)))
        .isEqualTo(GraphText.graph(GraphKind.CPDAG, after));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void backgroundKnowledgeOrientsExactlyWhatTheRemainingMembersShare(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 30; round++) {
      MixedGraph dag =
          RandomGraphs.dag(random, 3 + random.nextInt(3), 0.4 + 0.6 * random.nextDouble());
      List<Edge> known = new ArrayList<>(dag.edges());
      known.removeIf(edge -> random.nextDouble() < 0.75);
      List<MixedGraph> left =
          EquivalenceOracle.members(dag).stream()
              .filter(member -> member.edges().containsAll(known))
              .toList();

      MixedGraph oriented = MeekRules.orient(Cpdag.of(dag), known);

      assertThat(oriented)
          .as(dag.edges() + " knowing " + known)
          .isEqualTo(EquivalenceOracle.union(left));
      assertThat(MeekRules.close(oriented)).isEqualTo(oriented);
    }
  }

  @Test
  void givenKnowledgeAgainstTheGraph_whenOriented_thenTheEdgeIsNamed() {
    MixedGraph graph = GraphText.graph("A->B; B--C");
    List<Edge> known = List.of(new Edge(2, 1, EdgeKind.DIRECTED));

    assertThatThrownBy(() -> MeekRules.orient(graph, known))
        .hasMessageContaining("'C -> B' contradicts");
  }

  @Test
  void givenKnowledgeBetweenStrangers_whenOriented_thenItIsRefused() {
    MixedGraph graph = GraphText.graph("A->B; B--C");
    List<Edge> known = List.of(new Edge(0, 2, EdgeKind.DIRECTED));

    assertThatThrownBy(() -> MeekRules.orient(graph, known))
        .hasMessageContaining("'A -> C' is no direction of an edge");
  }

  @Test
  void aHubOfThousandParentsAndChildrenIsClosed() {
    GraphBuilder builder = MixedGraph.builder().kind(GraphKind.CPDAG);
    for (int i = 0; i < 1000; i++) {
      builder.edge("P" + i, "Hub", EdgeKind.DIRECTED).edge("Hub", "C" + i, EdgeKind.UNDIRECTED);
    }

    MixedGraph closed = MeekRules.close(builder.build());

    assertThat(closed.edges()).allMatch(edge -> edge.kind() == EdgeKind.DIRECTED);
  }
}
