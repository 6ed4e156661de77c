package io.causalgym.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.graph.separation.MSeparation;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatentProjectionTest {

  @ParameterizedTest
  @CsvSource({
    "U->A; U->B; A->B, A->B; A<->B, ADMG",
    "A->U; U->B, A->B, DAG",
    "A->U; U->W; W->B; W->C, A->B; A->C; B<->C, ADMG",
    "A->U; B->U, A; B, DAG",
    "U->A, A, DAG",
    "A<-U; U<->W; W->B, A<->B, ADMG",
  })
  void latentNodesBecomeEdges(String text, String projected, GraphKind kind) {
    MixedGraph expected = GraphText.builder(projected).kind(kind).build();
    GraphBuilder full = GraphText.builder(text);
    List.of("U", "W").stream().filter(text::contains).forEach(full::latent);

    assertThat(LatentProjection.of(full.build())).isEqualTo(expected);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void projectionIsThePathDefinitionAndKeepsSeparations(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 40; round++) {
      MixedGraph plain =
          round % 2 == 0 ? RandomGraphs.dag(random, 8, 0.35) : RandomGraphs.admg(random, 6, 0.3);
      MixedGraph graph = withLatent(plain, RandomGraphs.subset(random, plain.all(), 0.4));
      MixedGraph projected = LatentProjection.of(graph);

      assertThat(edgesOf(projected)).isEqualTo(byDefinition(graph));
      assertThat(projected.names()).isEqualTo(graph.names(graph.all().minus(graph.latent())));
      keepsSeparations(random, graph, projected);
    }
  }

  private static void keepsSeparations(
      SplittableRandom random, MixedGraph graph, MixedGraph projected) {
    for (int x = 0; x < projected.size(); x++) {
      for (int y = x + 1; y < projected.size(); y++) {
        NodeSet given = RandomGraphs.subset(random, projected.all().without(x).without(y), 0.4);
        assertThat(MSeparation.separated(projected, NodeSet.of(x), NodeSet.of(y), given))
            .isEqualTo(
                MSeparation.separated(
                    graph,
                    NodeSet.of(graph.node(projected.name(x))),
                    NodeSet.of(graph.node(projected.name(y))),
                    graph.nodes(projected.names(given))));
      }
    }
  }

  private static MixedGraph withLatent(MixedGraph graph, NodeSet latent) {
    GraphBuilder builder = MixedGraph.builder().kind(graph.kind());
    graph.names().forEach(builder::node);
    graph.names(latent).forEach(builder::latent);
    for (Edge edge : graph.edges()) {
      builder.edge(graph.name(edge.from()), graph.name(edge.to()), edge.kind());
    }
    return builder.build();
  }

  private static Set<String> edgesOf(MixedGraph graph) {
    Set<String> edges = new TreeSet<>();
    for (Edge edge : graph.edges()) {
      edges.add(graph.name(edge.from()) + edge.kind().symbol() + graph.name(edge.to()));
    }
    return edges;
  }

  private static Set<String> byDefinition(MixedGraph graph) {
    Set<String> edges = new TreeSet<>();
    NodeSet observed = graph.all().minus(graph.latent());
    for (int a : observed.toArray()) {
      for (int b : observed.toArray()) {
        for (List<Edge> path : a == b ? List.<List<Edge>>of() : PathOracle.paths(graph, a, b)) {
          if (!innerLatentNonColliders(graph, a, path)) {
            continue;
          }
          boolean intoA = PathOracle.mark(path.getFirst(), a) == Mark.ARROW;
          boolean intoB = PathOracle.mark(path.getLast(), b) == Mark.ARROW;
          if (intoB && !intoA) {
            edges.add(graph.name(a) + "->" + graph.name(b));
          } else if (intoA && intoB && a < b) {
            edges.add(graph.name(a) + "<->" + graph.name(b));
          }
        }
      }
    }
    return edges;
  }

  private static boolean innerLatentNonColliders(MixedGraph graph, int from, List<Edge> path) {
    int node = from;
    for (int i = 0; i + 1 < path.size(); i++) {
      node = PathOracle.other(path.get(i), node);
      boolean collider =
          PathOracle.mark(path.get(i), node) == Mark.ARROW
              && PathOracle.mark(path.get(i + 1), node) == Mark.ARROW;
      if (collider || !graph.latent().contains(node)) {
        return false;
      }
    }
    return true;
  }

  @Test
  void givenNoLatentNode_whenProjected_thenTheGraphItselfComesBack() {
    MixedGraph graph = GraphText.graph("A--B; B->C");

    assertThat(LatentProjection.of(graph)).isSameAs(graph);
  }

  @Test
  void givenALatentNodeInAMag_whenProjected_thenTheKindIsRefused() {
    MixedGraph graph = GraphText.builder("U->A").kind(GraphKind.MAG).latent("U").build();

    assertThatThrownBy(() -> LatentProjection.of(graph))
        .isInstanceOfSatisfying(
            GraphException.class,
            thrown ->
                assertThat(thrown.problem()).isInstanceOf(GraphProblem.UnsupportedKind.class));
  }

  @Test
  void aLongChainOfLatentNodesIsOneEdge() {
    GraphBuilder builder = MixedGraph.builder().node("A").node("Z");
    String last = "A";
    for (int i = 0; i < 15_000; i++) {
      builder.latent("U" + i).edge(last, "U" + i, EdgeKind.DIRECTED);
      last = "U" + i;
    }
    MixedGraph graph = builder.edge(last, "Z", EdgeKind.DIRECTED).build();

    assertThat(edgesOf(LatentProjection.of(graph))).containsExactly("A->Z");
  }
}
