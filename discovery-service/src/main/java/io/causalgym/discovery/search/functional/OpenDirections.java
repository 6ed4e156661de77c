package io.causalgym.discovery.search.functional;

import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import java.util.ArrayList;
import java.util.List;

/// A partially directed graph whose edges are given directions one by one, without a directed cycle
/// or a new unshielded collider.
final class OpenDirections {
  private final int size;
  private final Knowledge knowledge;
  // a * size + b: a -> b, or a -- b both ways.
  private final boolean[] adjacent;
  private final boolean[] directed;

  OpenDirections(LearnedGraph graph, Knowledge knowledge) {
    this.size = graph.names().size();
    this.knowledge = knowledge;
    this.adjacent = new boolean[size * size];
    this.directed = new boolean[size * size];
    for (Edge edge : graph.edges()) {
      adjacent[edge.from() * size + edge.to()] = true;
      adjacent[edge.to() * size + edge.from()] = true;
      directed[edge.from() * size + edge.to()] = edge.kind() == EdgeKind.DIRECTED;
    }
  }

  /// Whether exactly one direction is open.
  boolean forced(int a, int b) {
    return open(a, b) != open(b, a);
  }

  /// Directs an edge if that direction is open; whether it was.
  boolean direct(int from, int to) {
    boolean open = open(from, to);
    directed[from * size + to] |= open;
    return open;
  }

  private boolean open(int from, int to) {
    if (!knowledge.allows(from, to)) {
      return false;
    }
    for (int other = 0; other < size; other++) {
      if (other != from && directed[other * size + to] && !adjacent[other * size + from]) {
        return false;
      }
    }
    return !reaches(to, from);
  }

  private boolean reaches(int from, int to) {
    boolean[] seen = new boolean[size];
    int[] stack = new int[size];
    int count = 0;
    stack[count++] = from;
    seen[from] = true;
    while (count > 0) {
      int node = stack[--count];
      if (node == to) {
        return true;
      }
      for (int next = 0; next < size; next++) {
        if (directed[node * size + next] && !seen[next]) {
          seen[next] = true;
          stack[count++] = next;
        }
      }
    }
    return false;
  }

  List<Edge> edges() {
    List<Edge> edges = new ArrayList<>();
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < size; b++) {
        if (directed[a * size + b]) {
          edges.add(new Edge(a, b, EdgeKind.DIRECTED));
        } else if (a < b && adjacent[a * size + b] && !directed[b * size + a]) {
          edges.add(new Edge(a, b, EdgeKind.UNDIRECTED));
        }
      }
    }
    return edges;
  }
}
