package io.causalgym.graph;

import java.util.ArrayList;
import java.util.List;

/// All simple paths of a small graph, and m-connection by its definition on them: the slow and
/// literal reading that fast algorithms are compared with.
public final class PathOracle {
  private PathOracle() {}

  /// Every simple path between two nodes as its edges in walking order.
  public static List<List<Edge>> paths(MixedGraph graph, int from, int to) {
    List<List<Edge>> found = new ArrayList<>();
    extend(graph, from, to, NodeSet.of(from), List.of(), found);
    return found;
  }

  private static void extend(
      MixedGraph graph, int at, int to, NodeSet visited, List<Edge> path, List<List<Edge>> found) {
    if (at == to) {
      found.add(path);
      return;
    }
    for (Edge edge : graph.edges()) {
      if (edge.from() != at && edge.to() != at) {
        continue;
      }
      int next = edge.from() == at ? edge.to() : edge.from();
      if (!visited.contains(next)) {
        List<Edge> longer = new ArrayList<>(path);
        longer.add(edge);
        extend(graph, next, to, visited.with(next), longer, found);
      }
    }
  }

  /// Whether the path from `from` is open given `given`.
  public static boolean open(MixedGraph graph, int from, List<Edge> path, NodeSet given) {
    NodeSet ancestors = Ancestry.ancestors(graph, given);
    int node = from;
    for (int i = 0; i + 1 < path.size(); i++) {
      node = other(path.get(i), node);
      boolean collider =
          mark(path.get(i), node) == Mark.ARROW && mark(path.get(i + 1), node) == Mark.ARROW;
      if (collider ? !ancestors.contains(node) : given.contains(node)) {
        return false;
      }
    }
    return true;
  }

  public static boolean separated(MixedGraph graph, NodeSet x, NodeSet y, NodeSet given) {
    return x.stream()
        .noneMatch(from ->
            y.stream()
                .anyMatch(to ->
                    paths(graph, from, to).stream()
                        .anyMatch(path -> open(graph, from, path, given))));
  }

  public static int other(Edge edge, int node) {
    return edge.from() == node ? edge.to() : edge.from();
  }

  public static Mark mark(Edge edge, int node) {
    return edge.from() == node ? edge.kind().atFrom() : edge.kind().atTo();
  }
}
