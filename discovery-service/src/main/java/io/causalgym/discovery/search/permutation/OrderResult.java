package io.causalgym.discovery.search.permutation;

import io.causalgym.dataset.Sample;
import io.causalgym.dataset.Variable;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.equivalence.Cpdag;
import io.causalgym.graph.equivalence.MeekRules;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// What a search over orders returns.
final class OrderResult {
  // Correlations and a row of bits for each variable take about 1 GB here.
  private static final int MOST_VARIABLES = 10_000;

  private OrderResult() {}

  /// @throws DiscoveryException if there are too many variables
  static void checkSize(int size) {
    if (size > MOST_VARIABLES) {
      throw new DiscoveryException(
          "dataset",
          Integer.toString(size),
          size
              + " variables: a search over orders takes "
              + MOST_VARIABLES
              + " at most; choose fewer or use PC");
    }
  }

  /// The class of the DAG of an order, with all edges directed that knowledge implies.
  static LearnedGraph of(
      OrderedGraph graph, Sample sample, Knowledge knowledge, long asked, boolean partial) {
    MixedGraph cpdag = Cpdag.of(dag(graph));
    if (!knowledge.isEmpty()) {
      cpdag = MeekRules.orient(cpdag, known(cpdag, knowledge));
    }
    return new LearnedGraph(
        GraphKind.CPDAG,
        sample.variables().stream().map(Variable::name).toList(),
        cpdag.edges(),
        asked,
        OptionalDouble.of(graph.score()),
        List.of(),
        partial);
  }

  static LearnedGraph withTests(LearnedGraph found, long tests) {
    return new LearnedGraph(
        found.kind(),
        found.names(),
        found.edges(),
        tests,
        found.score(),
        found.notes(),
        found.partial());
  }

  private static MixedGraph dag(OrderedGraph graph) {
    int size = graph.order().size();
    int edges = 0;
    for (int node = 0; node < size; node++) {
      edges += graph.family(node).parents.length;
    }
    GraphBuilder builder =
        MixedGraph.builder().kind(GraphKind.DAG).limits(new GraphBuilder.Limits(size, edges));
    for (int node = 0; node < size; node++) {
      builder.node(name(node));
    }
    for (int node = 0; node < size; node++) {
      for (int parent : graph.family(node).parents) {
        builder.edge(name(parent), name(node), EdgeKind.DIRECTED);
      }
    }
    return builder.build();
  }

  // A graph numbers its nodes by their names.
  private static String name(int node) {
    return Integer.toString(MOST_VARIABLES + node);
  }

  private static List<Edge> known(MixedGraph cpdag, Knowledge knowledge) {
    List<Edge> known = new ArrayList<>();
    for (Edge edge : cpdag.edges()) {
      if (!knowledge.allows(edge.from(), edge.to())) {
        known.add(new Edge(edge.to(), edge.from(), EdgeKind.DIRECTED));
      } else if (!knowledge.allows(edge.to(), edge.from())) {
        known.add(new Edge(edge.from(), edge.to(), EdgeKind.DIRECTED));
      }
    }
    return known;
  }
}
