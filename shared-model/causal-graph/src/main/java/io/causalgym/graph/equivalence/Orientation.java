package io.causalgym.graph.equivalence;

import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.GraphException;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.GraphProblem;
import io.causalgym.graph.MixedGraph;
import java.util.Arrays;

/// A partially directed graph whose edges are being oriented: the adjacencies stay, in compressed
/// sparse rows, and only the direction of each changes. Not thread-safe.
final class Orientation {
  static final byte UNDIRECTED = 0;
  static final byte OUT = 1;
  static final byte IN = 2;

  private final MixedGraph graph;
  private final int[] offsets;
  private final int[] targets;
  // By position: how the edge stands as seen from the node whose row it is in.
  private final byte[] direction;
  private final int[] undirectedDegree;

  /// @throws GraphException with {@link GraphProblem.UnsupportedKind} for an ADMG, MAG or PAG
  Orientation(MixedGraph graph) {
    checkKind(graph.kind());
    this.graph = graph;
    this.offsets = new int[graph.size() + 1];
    for (Edge edge : graph.edges()) {
      offsets[edge.from() + 1]++;
      offsets[edge.to() + 1]++;
    }
    for (int node = 0; node < graph.size(); node++) {
      offsets[node + 1] += offsets[node];
    }
    this.targets = new int[offsets[graph.size()]];
    this.direction = new byte[targets.length];
    this.undirectedDegree = new int[graph.size()];
    for (int node = 0; node < graph.size(); node++) {
      undirectedDegree[node] = end(node) - start(node);
    }
    fill();
  }

  private static void checkKind(GraphKind kind) {
    switch (kind) {
      case DAG, CPDAG -> {}
      case ADMG, MAG, PAG ->
          throw new GraphException(
              new GraphProblem.UnsupportedKind(
                  kind, "a " + kind + " has no class of DAGs; give a DAG or a CPDAG"));
    }
  }

  private void fill() {
    int[] next = offsets.clone();
    for (Edge edge : graph.edges()) {
      targets[next[edge.from()]++] = edge.to();
      targets[next[edge.to()]++] = edge.from();
    }
    for (int node = 0; node < graph.size(); node++) {
      Arrays.sort(targets, offsets[node], offsets[node + 1]);
    }
    for (Edge edge : graph.edges()) {
      if (edge.kind() == EdgeKind.DIRECTED) {
        orient(edge.from(), edge.to());
      }
    }
  }

  MixedGraph graph() {
    return graph;
  }

  int start(int node) {
    return offsets[node];
  }

  int end(int node) {
    return offsets[node + 1];
  }

  int target(int position) {
    return targets[position];
  }

  byte direction(int position) {
    return direction[position];
  }

  /// Whether a node has an edge without a direction.
  boolean open(int node) {
    return undirectedDegree[node] > 0;
  }

  boolean adjacent(int a, int b) {
    return position(a, b) >= 0;
  }

  boolean directed(int from, int to) {
    int position = position(from, to);
    return position >= 0 && direction[position] == OUT;
  }

  boolean undirected(int a, int b) {
    int position = position(a, b);
    return position >= 0 && direction[position] == UNDIRECTED;
  }

  /// Gives the edge between two adjacent nodes a direction.
  void orient(int from, int to) {
    int position = position(from, to);
    if (direction[position] == UNDIRECTED) {
      undirectedDegree[from]--;
      undirectedDegree[to]--;
    }
    direction[position] = OUT;
    direction[position(to, from)] = IN;
  }

  private int position(int a, int b) {
    return Arrays.binarySearch(targets, offsets[a], offsets[a + 1], b);
  }

  /// The graph as oriented now.
  ///
  /// @throws GraphException with {@link GraphProblem.Cyclic} if the directions have a cycle
  MixedGraph toGraph(GraphKind kind) {
    GraphBuilder builder = MixedGraph.builder().kind(kind).limits(sameSize());
    graph.names().forEach(builder::node);
    graph.names(graph.latent()).forEach(builder::latent);
    for (int node = 0; node < graph.size(); node++) {
      for (int at = start(node); at < end(node); at++) {
        if (direction[at] == OUT || (direction[at] == UNDIRECTED && node < targets[at])) {
          builder.edge(
              graph.name(node),
              graph.name(targets[at]),
              direction[at] == OUT ? EdgeKind.DIRECTED : EdgeKind.UNDIRECTED);
        }
      }
    }
    return builder.build();
  }

  private GraphBuilder.Limits sameSize() {
    return new GraphBuilder.Limits(graph.size(), graph.edges().size());
  }
}
