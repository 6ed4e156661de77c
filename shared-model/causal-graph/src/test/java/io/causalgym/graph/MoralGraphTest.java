package io.causalgym.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.graph.separation.GraphView;
import io.causalgym.graph.separation.MSeparation;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoralGraphTest {

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void neighboursAreJoinedByColliderPathsAndDecideSeparation(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 30; round++) {
      MixedGraph graph =
          switch (round % 3) {
            case 0 -> RandomGraphs.dag(random, 6, 0.4);
            case 1 -> RandomGraphs.admg(random, 6, 0.25);
            default -> RandomGraphs.ancestral(random, 6, 0.4);
          };
      Adjacency moral = MoralGraph.of(graph, graph.all());
      for (int a = 0; a < graph.size(); a++) {
        for (int b = 0; b < graph.size(); b++) {
          assertThat(moral.has(a, b)).isEqualTo(a != b && joinedByColliders(graph, a, b));
        }
      }
      decidesSeparation(random, graph);
    }
  }

  private static boolean joinedByColliders(MixedGraph graph, int a, int b) {
    return PathOracle.paths(graph, a, b).stream().anyMatch(path -> allColliders(path, a));
  }

  private static boolean allColliders(List<Edge> path, int from) {
    int node = from;
    for (int i = 0; i + 1 < path.size(); i++) {
      node = PathOracle.other(path.get(i), node);
      if (PathOracle.mark(path.get(i), node) != Mark.ARROW
          || PathOracle.mark(path.get(i + 1), node) != Mark.ARROW) {
        return false;
      }
    }
    return true;
  }

  private static void decidesSeparation(SplittableRandom random, MixedGraph graph) {
    NodeSet given = RandomGraphs.subset(random, graph.all().without(0).without(1), 0.4);
    NodeSet relevant = GraphView.of(graph).anteriors(given.with(0).with(1));
    Adjacency moral = MoralGraph.of(graph, relevant);
    NodeSet reached = Ancestry.reach(moral, NodeSet.of(0), graph.all().minus(given));
    assertThat(reached.contains(1))
        .isEqualTo(!MSeparation.separated(graph, NodeSet.of(0), NodeSet.of(1), given));
  }

  @Test
  void nodesOutsideHaveNoNeighbours() {
    MixedGraph graph = GraphText.graph("A->B; C->B; B->D");

    Adjacency moral = MoralGraph.of(graph, graph.all().without(1));

    assertThat(graph.all().stream().map(moral::degree)).containsOnly(0);
  }

  @Test
  void givenACpdag_whenMoralised_thenTheKindIsRefused() {
    MixedGraph graph = GraphText.graph("A--B");

    assertThatThrownBy(() -> MoralGraph.of(graph, graph.all()))
        .hasMessageContaining("CPDAG has no moral graph");
  }
}
