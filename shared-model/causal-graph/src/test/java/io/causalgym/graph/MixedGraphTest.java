package io.causalgym.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixedGraphTest {

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void rowsOrderReachAndDistrictsFollowFromTheEdges(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 30; round++) {
      MixedGraph graph =
          round % 2 == 0
              ? RandomGraphs.admg(random, 1 + random.nextInt(12), 0.25)
              : RandomGraphs.ancestral(random, 1 + random.nextInt(12), 0.3);
      NodeSet within = RandomGraphs.subset(random, graph.all(), 0.8);
      NodeSet some = RandomGraphs.subset(random, graph.all(), 0.3);
      boolean[][] below = closure(graph, EdgeKind.DIRECTED, within);

      rowsHoldTheEdges(graph);
      orderIsTheSmallestFirst(graph);
      reachIsTheClosure(graph, below, some, within);
      districtsAreTheClosure(graph, closure(graph, EdgeKind.BIDIRECTED, within), within);
    }
  }

  private static void rowsHoldTheEdges(MixedGraph graph) {
    for (int a = 0; a < graph.size(); a++) {
      for (int b = 0; b < graph.size(); b++) {
        boolean directed = graph.edges().contains(new Edge(a, b, EdgeKind.DIRECTED));
        Edge bidirected = new Edge(a, b, EdgeKind.BIDIRECTED).canonical();
        Edge undirected = new Edge(a, b, EdgeKind.UNDIRECTED).canonical();
        assertThat(graph.children().has(a, b)).isEqualTo(directed);
        assertThat(graph.children().of(a).contains(b)).isEqualTo(directed);
        assertThat(graph.parents().has(b, a)).isEqualTo(directed);
        assertThat(graph.parents().of(b).contains(a)).isEqualTo(directed);
        assertThat(graph.spouses().has(a, b)).isEqualTo(graph.edges().contains(bidirected));
        assertThat(graph.neighbours().has(a, b)).isEqualTo(graph.edges().contains(undirected));
      }
      assertThat(graph.children().degree(a)).isEqualTo(graph.children().of(a).size());
    }
  }

  /// Literally: always the smallest node all of whose parents are placed.
  private static void orderIsTheSmallestFirst(MixedGraph graph) {
    List<Integer> order = new ArrayList<>();
    NodeSet placed = NodeSet.EMPTY;
    while (order.size() < graph.size()) {
      int next = 0;
      while (placed.contains(next) || !placed.containsAll(graph.parents().of(next))) {
        next++;
      }
      order.add(next);
      placed = placed.with(next);
    }
    assertThat(graph.topologicalOrder())
        .containsExactly(order.stream().mapToInt(Integer::intValue).toArray());
  }

  private static void reachIsTheClosure(
      MixedGraph graph, boolean[][] below, NodeSet some, NodeSet within) {
    NodeSet ancestors = Ancestry.ancestors(graph, some, within);
    NodeSet descendants = Ancestry.descendants(graph, some, within);
    for (int node = 0; node < graph.size(); node++) {
      int each = node;
      assertThat(ancestors.contains(node)).isEqualTo(some.stream().anyMatch(to -> below[each][to]));
      assertThat(descendants.contains(node))
          .isEqualTo(some.stream().anyMatch(from -> below[from][each]));
    }
    assertThat(Ancestry.ancestors(graph, some))
        .isEqualTo(Ancestry.ancestors(graph, some, graph.all()));
    assertThat(Ancestry.descendants(graph, some))
        .isEqualTo(Ancestry.descendants(graph, some, graph.all()));
  }

  private static void districtsAreTheClosure(MixedGraph graph, boolean[][] linked, NodeSet within) {
    List<NodeSet> districts = Districts.of(graph, within);
    NodeSet placed = NodeSet.EMPTY;
    int last = -1;
    for (NodeSet district : districts) {
      assertThat(district.first()).isGreaterThan(last);
      assertThat(placed.intersects(district)).isFalse();
      last = district.first();
      placed = placed.union(district);
      for (int node = 0; node < graph.size(); node++) {
        assertThat(district.contains(node)).isEqualTo(linked[last][node]);
      }
      assertThat(Districts.around(graph, last, within)).isEqualTo(district);
    }
    assertThat(placed).isEqualTo(within);
  }

  /// Warshall's closure over the edges of one kind inside `within`, each node reaching itself.
  private static boolean[][] closure(MixedGraph graph, EdgeKind kind, NodeSet within) {
    boolean[][] reach = new boolean[graph.size()][graph.size()];
    within.forEach(node -> reach[node][node] = true);
    for (Edge edge : graph.edges()) {
      if (edge.kind() == kind && within.contains(edge.from()) && within.contains(edge.to())) {
        reach[edge.from()][edge.to()] = true;
        reach[edge.to()][edge.from()] |= kind.symmetric();
      }
    }
    for (int via = 0; via < graph.size(); via++) {
      for (int from = 0; from < graph.size(); from++) {
        for (int to = 0; to < graph.size(); to++) {
          reach[from][to] |= reach[from][via] && reach[via][to];
        }
      }
    }
    return reach;
  }

  @Test
  void longChainsNeedNoDeepStack() {
    GraphBuilder builder = MixedGraph.builder();
    for (int i = 0; i + 1 < 20_000; i++) {
      builder.edge("V" + i, "V" + (i + 1), EdgeKind.DIRECTED);
    }
    MixedGraph graph = builder.build();

    assertThat(Ancestry.ancestors(graph, NodeSet.of(graph.node("V19999")))).isEqualTo(graph.all());
  }

  @Test
  void theTopologicalOrderIsACopy() {
    MixedGraph graph = GraphText.graph("A->B");
    graph.topologicalOrder()[0] = 7;

    assertThat(graph.topologicalOrder()).containsExactly(0, 1);
  }
}
