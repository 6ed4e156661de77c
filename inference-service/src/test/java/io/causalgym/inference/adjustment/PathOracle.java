package io.causalgym.inference.adjustment;

import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import java.util.ArrayList;
import java.util.List;

/// The definitions about paths written literally: every simple path is walked. For graphs of a
/// handful of nodes.
final class PathOracle {

  /// A simple path.
  ///
  /// @param nodes in path order
  /// @param edges `edges[i]` joins `nodes[i]` and `nodes[i + 1]`
  record Path(List<Integer> nodes, List<Edge> edges) {

    boolean directed() {
      return edgesPointForward(0);
    }

    boolean startsWithArrowIntoFirst() {
      return into(edges.getFirst(), nodes.getFirst());
    }

    /// Neither a non-collider in `given`, nor a collider without a descendant in it.
    boolean open(MixedGraph graph, NodeSet given) {
      for (int at = 1; at < nodes.size() - 1; at++) {
        int node = nodes.get(at);
        boolean collider = into(edges.get(at - 1), node) && into(edges.get(at), node);
        if (collider ? !descendants(graph, node).intersects(given) : given.contains(node)) {
          return false;
        }
      }
      return true;
    }

    private boolean edgesPointForward(int from) {
      for (int at = from; at < edges.size(); at++) {
        Edge edge = edges.get(at);
        if (edge.kind() != EdgeKind.DIRECTED || edge.from() != nodes.get(at)) {
          return false;
        }
      }
      return true;
    }
  }

  private PathOracle() {}

  static boolean into(Edge edge, int node) {
    return edge.kind() == EdgeKind.BIDIRECTED || edge.to() == node;
  }

  /// Every simple path that starts in `from`, does not come back to `from`, and ends in `to`; it
  /// may pass through other nodes of `to`.
  static List<Path> properPaths(MixedGraph graph, NodeSet from, NodeSet to) {
    List<Path> found = new ArrayList<>();
    from.forEach(start -> walk(graph, from, to, new Path(List.of(start), List.of()), found));
    return found;
  }

  private static void walk(
      MixedGraph graph, NodeSet from, NodeSet to, Path path, List<Path> found) {
    int last = path.nodes().getLast();
    if (to.contains(last)) {
      found.add(path);
    }
    for (Edge edge : graph.edges()) {
      if (edge.from() != last && edge.to() != last) {
        continue;
      }
      int next = edge.from() == last ? edge.to() : edge.from();
      if (!path.nodes().contains(next) && !from.contains(next)) {
        List<Integer> nodes = new ArrayList<>(path.nodes());
        List<Edge> edges = new ArrayList<>(path.edges());
        nodes.add(next);
        edges.add(edge);
        walk(graph, from, to, new Path(nodes, edges), found);
      }
    }
  }

  /// The node and everything below it.
  static NodeSet descendants(MixedGraph graph, int node) {
    NodeSet found = NodeSet.of(node);
    for (Edge edge : graph.edges()) {
      if (edge.kind() == EdgeKind.DIRECTED && edge.from() == node) {
        found = found.union(descendants(graph, edge.to()));
      }
    }
    return found;
  }

  /// All subsets of `nodes`, the empty one first.
  static List<NodeSet> subsets(NodeSet nodes) {
    List<NodeSet> subsets = new ArrayList<>(List.of(NodeSet.EMPTY));
    nodes.forEach(node -> {
      for (NodeSet smaller : List.copyOf(subsets)) {
        subsets.add(smaller.with(node));
      }
    });
    return subsets;
  }
}
