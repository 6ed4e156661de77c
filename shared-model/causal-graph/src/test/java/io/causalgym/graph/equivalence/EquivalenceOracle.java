package io.causalgym.graph.equivalence;

import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.GraphException;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.MixedGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// All orientations of a small graph, tried one by one.
final class EquivalenceOracle {
  private EquivalenceOracle() {}

  /// The DAGs with the adjacencies, directed edges and unshielded colliders of `graph`.
  static List<MixedGraph> extensions(MixedGraph graph) {
    List<Edge> open =
        graph.edges().stream().filter(edge -> edge.kind() == EdgeKind.UNDIRECTED).toList();
    List<MixedGraph> found = new ArrayList<>();
    for (int bits = 0; bits < 1 << open.size(); bits++) {
      GraphBuilder builder = MixedGraph.builder().kind(GraphKind.DAG);
      graph.names().forEach(builder::node);
      for (Edge edge : graph.edges()) {
        boolean flip = edge.kind() == EdgeKind.UNDIRECTED && (bits >> open.indexOf(edge) & 1) == 1;
        builder.edge(
            graph.name(flip ? edge.to() : edge.from()),
            graph.name(flip ? edge.from() : edge.to()),
            EdgeKind.DIRECTED);
      }
      try {
        MixedGraph dag = builder.build();
        if (colliders(dag).equals(colliders(graph))) {
          found.add(dag);
        }
      } catch (GraphException _) {
        // Not a DAG: the next orientation.
      }
    }
    return found;
  }

  /// The DAGs that are Markov equivalent to `dag`: same adjacencies and unshielded colliders (Verma
  /// and Pearl 1990).
  static List<MixedGraph> members(MixedGraph dag) {
    Set<String> colliders = colliders(dag);
    List<MixedGraph> found = new ArrayList<>();
    for (MixedGraph other : orientations(dag)) {
      if (colliders(other).equals(colliders)) {
        found.add(other);
      }
    }
    return found;
  }

  private static List<MixedGraph> orientations(MixedGraph dag) {
    List<MixedGraph> found = new ArrayList<>();
    for (int bits = 0; bits < 1 << dag.edges().size(); bits++) {
      GraphBuilder builder = MixedGraph.builder().kind(GraphKind.DAG);
      dag.names().forEach(builder::node);
      for (int i = 0; i < dag.edges().size(); i++) {
        Edge edge = dag.edges().get(i);
        boolean flip = (bits >> i & 1) == 1;
        builder.edge(
            dag.name(flip ? edge.to() : edge.from()),
            dag.name(flip ? edge.from() : edge.to()),
            EdgeKind.DIRECTED);
      }
      try {
        found.add(builder.build());
      } catch (GraphException _) {
        // Not a DAG: the next orientation.
      }
    }
    return found;
  }

  /// Directed where all agree.
  static MixedGraph union(List<MixedGraph> dags) {
    MixedGraph first = dags.getFirst();
    GraphBuilder builder = MixedGraph.builder().kind(GraphKind.CPDAG);
    first.names().forEach(builder::node);
    for (Edge edge : first.edges()) {
      boolean agreed = dags.stream().allMatch(dag -> dag.edges().contains(edge));
      builder.edge(
          first.name(edge.from()),
          first.name(edge.to()),
          agreed ? EdgeKind.DIRECTED : EdgeKind.UNDIRECTED);
    }
    return builder.build();
  }

  /// The adjacencies of `dag`, directed where an unshielded collider says so.
  static MixedGraph pattern(MixedGraph dag) {
    Set<String> colliders = colliders(dag);
    GraphBuilder builder = MixedGraph.builder().kind(GraphKind.CPDAG);
    dag.names().forEach(builder::node);
    for (Edge edge : dag.edges()) {
      String from = dag.name(edge.from());
      String to = dag.name(edge.to());
      boolean inCollider =
          colliders.stream()
              .anyMatch(text ->
                  text.endsWith(">" + to)
                      && (text.startsWith(from + "-") || text.contains("-" + from + ">")));
      builder.edge(from, to, inCollider ? EdgeKind.DIRECTED : EdgeKind.UNDIRECTED);
    }
    return builder.build();
  }

  /// As `a-b>c` for `a -> c <- b` with a and b not adjacent.
  static Set<String> colliders(MixedGraph graph) {
    Set<String> found = new TreeSet<>();
    for (int c = 0; c < graph.size(); c++) {
      int[] parents = graph.parents().of(c).toArray();
      for (int i = 0; i < parents.length; i++) {
        for (int j = i + 1; j < parents.length; j++) {
          if (!adjacent(graph, parents[i], parents[j])) {
            found.add(graph.name(parents[i]) + "-" + graph.name(parents[j]) + ">" + graph.name(c));
          }
        }
      }
    }
    return found;
  }

  private static boolean adjacent(MixedGraph graph, int a, int b) {
    return graph.parents().has(a, b) || graph.parents().has(b, a) || graph.neighbours().has(a, b);
  }
}
