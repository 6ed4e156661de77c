package io.causalgym.graph.separation;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.graph.Ancestry;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.graph.RandomGraphs;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphViewTest {

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void aViewAnswersLikeTheGraphWithTheEdgesRemoved(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 60; round++) {
      MixedGraph graph =
          round % 2 == 0
              ? RandomGraphs.admg(random, 7, 0.3)
              : RandomGraphs.ancestral(random, 7, 0.4);
      NodeSet kept = RandomGraphs.subset(random, graph.all(), 0.8).with(0).with(1);
      NodeSet into = RandomGraphs.subset(random, graph.all(), 0.2);
      NodeSet outOf = RandomGraphs.subset(random, graph.all(), 0.2);
      NodeSet from = RandomGraphs.subset(random, graph.all(), 0.3);
      NodeSet to = RandomGraphs.subset(random, graph.all(), 0.3);
      GraphView view =
          GraphView.of(graph).within(kept).cutInto(into).cutOutOf(outOf).cutBetween(from, to);
      MixedGraph cut = view.toGraph();

      List<Edge> left = literally(graph, kept, into, outOf, from, to);
      assertThat(cut.edges().stream().map(edge -> text(cut, edge)))
          .containsExactlyElementsOf(left.stream().map(edge -> text(graph, edge)).toList());
      agree(view, cut, RandomGraphs.subset(random, kept.without(0).without(1), 0.4));
    }
  }

  private static List<Edge> literally(
      MixedGraph graph, NodeSet kept, NodeSet into, NodeSet outOf, NodeSet from, NodeSet to) {
    return graph.edges().stream()
        .filter(edge -> kept.contains(edge.from()) && kept.contains(edge.to()))
        .filter(edge ->
            switch (edge.kind()) {
              case DIRECTED ->
                  !into.contains(edge.to())
                      && !outOf.contains(edge.from())
                      && !(from.contains(edge.from()) && to.contains(edge.to()));
              case BIDIRECTED -> !into.contains(edge.to()) && !into.contains(edge.from());
              case UNDIRECTED, CIRCLE_ARROW, CIRCLE_CIRCLE, CIRCLE_TAIL -> true;
            })
        .toList();
  }

  private static void agree(GraphView view, MixedGraph cut, NodeSet given) {
    MixedGraph graph = view.graph();
    NodeSet cutGiven = cut.nodes(graph.names(given));
    NodeSet x = cut.nodes(List.of(graph.name(0)));
    assertThat(graph.names(MSeparation.reachable(view, NodeSet.of(0), given)))
        .isEqualTo(cut.names(MSeparation.reachable(cut, x, cutGiven)));
    assertThat(graph.names(view.ancestors(given)))
        .isEqualTo(cut.names(Ancestry.ancestors(cut, cutGiven)));
    assertThat(graph.names(view.descendants(given)))
        .isEqualTo(cut.names(Ancestry.descendants(cut, cutGiven)));
    assertThat(graph.names(view.anteriors(given)))
        .isEqualTo(cut.names(GraphView.of(cut).anteriors(cutGiven)));
    assertThat(MSeparation.separated(view, NodeSet.of(0), NodeSet.of(1), given))
        .isEqualTo(MSeparation.separated(cut, x, cut.nodes(List.of(graph.name(1))), cutGiven));
  }

  private static String text(MixedGraph graph, Edge edge) {
    EdgeKind kind = edge.kind();
    return graph.name(edge.from()) + kind.symbol() + graph.name(edge.to());
  }
}
