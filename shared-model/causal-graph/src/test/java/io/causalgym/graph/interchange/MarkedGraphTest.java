package io.causalgym.graph.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder.Limits;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.format.RandomMixedGraphs;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.alg.cycle.CycleDetector;
import org.jgrapht.graph.DirectedMultigraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MarkedGraphTest {

  @ParameterizedTest
  @EnumSource(GraphKind.class)
  void aGraphComesBackEqual(GraphKind kind) {
    for (long seed = 0; seed < 200; seed++) {
      MixedGraph graph = RandomMixedGraphs.of(kind, false, seed);

      assertThat(MarkedGraph.of(graph).toMixedGraph(Limits.DEFAULT))
          .as("seed %d", seed)
          .isEqualTo(graph);
    }
  }

  @Test
  void jgraphtSeesNoCycleInADag() {
    for (long seed = 0; seed < 100; seed++) {
      MixedGraph graph = RandomMixedGraphs.of(GraphKind.DAG, true, seed);

      assertThat(new CycleDetector<>(MarkedGraph.of(graph).graph()).detectCycles()).isFalse();
    }
  }

  @Test
  void anImpossibleGraphIsRefusedOnTheWayBack() {
    Graph<String, MarkedEdge> graph = new DirectedMultigraph<>(null, null, false);
    graph.addVertex("a");
    graph.addVertex("b");
    graph.addEdge("a", "b", new MarkedEdge(EdgeKind.DIRECTED));
    graph.addEdge("b", "a", new MarkedEdge(EdgeKind.DIRECTED));
    MarkedGraph cyclic = new MarkedGraph(GraphKind.DAG, graph, Set.of());

    assertThatThrownBy(() -> cyclic.toMixedGraph(Limits.DEFAULT))
        .hasMessageContaining("cycle a -> b -> a");
  }
}
