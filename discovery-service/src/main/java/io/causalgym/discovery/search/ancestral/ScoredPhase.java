package io.causalgym.discovery.search.ancestral;

import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.GraphException;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.equivalence.ConsistentExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Begins a search with the graph of a search by score.
final class ScoredPhase {
  private ScoredPhase() {}

  static FirstPhase of(LearnedGraph graph, Knowledge knowledge) {
    List<String> notes = new ArrayList<>(graph.notes());
    Optional<MixedGraph> dag = dag(graph);
    if (dag.isEmpty()) {
      notes.add("the first graph has no DAG: tests say what separates its variables");
    }
    return new FirstPhase(
        new PagMarks(rows(graph, knowledge)),
        dag.map(found -> parents(found, knowledge)).orElse((a, c) -> null),
        graph.tests(),
        notes,
        graph.partial());
  }

  private static int[][] rows(LearnedGraph graph, Knowledge knowledge) {
    AdjacencyRows rows = new AdjacencyRows(graph.names().size());
    for (Edge edge : graph.edges()) {
      if (knowledge.allowsAdjacency(edge.from(), edge.to())) {
        rows.add(edge.from(), edge.to());
      }
    }
    return rows.withRequired(knowledge);
  }

  private static Optional<MixedGraph> dag(LearnedGraph graph) {
    GraphBuilder builder = MixedGraph.builder().kind(GraphKind.CPDAG);
    int size = graph.names().size();
    builder.limits(new GraphBuilder.Limits(size, Integer.MAX_VALUE));
    for (int node = 0; node < size; node++) {
      builder.node(name(node));
    }
    for (Edge edge : graph.edges()) {
      boolean directed = edge.kind() == EdgeKind.DIRECTED;
      builder.edge(
          name(edge.from()), name(edge.to()), directed ? EdgeKind.DIRECTED : EdgeKind.UNDIRECTED);
    }
    try {
      return ConsistentExtension.of(builder.build());
    } catch (GraphException cyclic) {
      return Optional.empty();
    }
  }

  /// Graphs order their nodes by name.
  private static String name(int node) {
    return "%010d".formatted(node);
  }

  /// A node is independent of what is not below it given its parents. A pair that only knowledge
  /// keeps apart may be dependent given anything.
  private static Separators.Source parents(MixedGraph dag, Knowledge knowledge) {
    int[] places = new int[dag.size()];
    int[] order = dag.topologicalOrder();
    for (int place = 0; place < order.length; place++) {
      places[order[place]] = place;
    }
    return (a, c) ->
        knowledge.allowsAdjacency(a, c)
            ? dag.parents().of(places[a] > places[c] ? a : c).toArray()
            : null;
  }
}
