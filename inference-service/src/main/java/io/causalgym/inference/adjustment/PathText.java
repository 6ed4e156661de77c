package io.causalgym.inference.adjustment;

import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import java.util.ArrayList;
import java.util.List;

/// A path for people, such as `X <- A -> Y`, and what stands on it.
final class PathText {
  // Twenty nodes are what a reader follows in one sentence; the edges are in the answer.
  private static final int SHOWN = 20;

  private final MixedGraph graph;
  private final List<Edge> edges;
  private final List<Integer> nodes = new ArrayList<>();

  /// @param start the node at which the first edge begins
  PathText(MixedGraph graph, int start, List<Edge> edges) {
    this.graph = graph;
    this.edges = edges;
    nodes.add(start);
    for (Edge edge : edges) {
      int last = nodes.getLast();
      nodes.add(edge.from() == last ? edge.to() : edge.from());
    }
  }

  /// The nodes between the ends through which the path goes without meeting head to head.
  NodeSet nonColliders() {
    NodeSet.Builder found = new NodeSet.Builder(graph.size());
    for (int at = 1; at < nodes.size() - 1; at++) {
      int node = nodes.get(at);
      if (!pointsInto(edges.get(at - 1), node) || !pointsInto(edges.get(at), node)) {
        found.add(node);
      }
    }
    return found.build();
  }

  /// Whether two arrowheads meet on the path.
  boolean hasColliders() {
    return nonColliders().size() < nodes.size() - 2;
  }

  private static boolean pointsInto(Edge edge, int node) {
    return edge.kind() == EdgeKind.BIDIRECTED || edge.to() == node;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(graph.name(nodes.getFirst()));
    for (int at = 0; at < Math.min(edges.size(), SHOWN); at++) {
      Edge edge = edges.get(at);
      boolean forward = edge.from() == nodes.get(at);
      String symbol = forward || edge.kind().symmetric() ? edge.kind().symbol() : "<-";
      text.append(' ').append(symbol).append(' ').append(graph.name(nodes.get(at + 1)));
    }
    return edges.size() > SHOWN ? text.append(" ...").toString() : text.toString();
  }
}
