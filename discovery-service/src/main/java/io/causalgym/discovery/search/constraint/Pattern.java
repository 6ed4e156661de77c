package io.causalgym.discovery.search.constraint;

import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A skeleton whose edges are being oriented; what is directed has no cycle. Not thread-safe.
final class Pattern {
  static final byte UNDIRECTED = 0;
  static final byte OUT = 1;
  static final byte IN = 2;
  static final byte ABSENT = 3;

  private final Neighbours neighbours;
  // By position.
  private final byte[] directions;
  private final DynamicOrder order;

  Pattern(Neighbours neighbours) {
    this.neighbours = neighbours;
    this.directions = new byte[neighbours.positions()];
    this.order = new DynamicOrder(this);
  }

  int size() {
    return neighbours.size();
  }

  int start(int node) {
    return neighbours.start(node);
  }

  int end(int node) {
    return neighbours.end(node);
  }

  int target(int position) {
    return neighbours.target(position);
  }

  byte direction(int position) {
    return directions[position];
  }

  boolean adjacent(int a, int b) {
    return neighbours.adjacent(a, b);
  }

  /// Whether there is an edge that was not taken away.
  boolean present(int a, int b) {
    int at = neighbours.position(a, b);
    return at >= 0 && directions[at] != ABSENT;
  }

  boolean directed(int from, int to) {
    int at = neighbours.position(from, to);
    return at >= 0 && directions[at] == OUT;
  }

  boolean undirected(int a, int b) {
    int at = neighbours.position(a, b);
    return at >= 0 && directions[at] == UNDIRECTED;
  }

  /// Whether a directed path leads from one node to another.
  boolean reaches(int from, int to) {
    return order.reaches(from, to);
  }

  /// Points an edge, whatever it was.
  ///
  /// @return false, with the edge as it was, where that would make a cycle
  boolean orient(int from, int to) {
    if (directed(from, to)) {
      return true;
    }
    boolean turned = directed(to, from);
    clear(from, to);
    boolean cycle = reaches(to, from);
    if (!cycle) {
      order.put(from, to);
      mark(from, to);
    } else if (turned) {
      mark(to, from);
    }
    return !cycle;
  }

  /// Points edges that were undirected, all at once but for those that would be on a cycle then.
  ///
  /// @return the edges that stay undirected
  Set<Edge> orient(List<Edge> edges) {
    for (Edge edge : edges) {
      if (!orient(edge.from(), edge.to())) {
        return orientWithCycles(edges);
      }
    }
    return Set.of();
  }

  private Set<Edge> orientWithCycles(List<Edge> edges) {
    edges.forEach(edge -> mark(edge.from(), edge.to()));
    Set<Edge> cyclic = new HashSet<>();
    for (Edge edge : edges) {
      if (order.reachesInCycles(edge.to(), edge.from())) {
        cyclic.add(edge);
      }
    }
    edges.forEach(edge -> clear(edge.from(), edge.to()));
    for (Edge edge : edges) {
      if (!cyclic.contains(edge)) {
        orient(edge.from(), edge.to());
      }
    }
    return cyclic;
  }

  /// Takes an edge away; its ends still count as adjacent.
  void remove(int a, int b) {
    set(a, b, ABSENT, ABSENT);
  }

  private void mark(int from, int to) {
    set(from, to, OUT, IN);
  }

  private void clear(int a, int b) {
    set(a, b, UNDIRECTED, UNDIRECTED);
  }

  private void set(int a, int b, byte atA, byte atB) {
    directions[neighbours.position(a, b)] = atA;
    directions[neighbours.position(b, a)] = atB;
  }

  List<Edge> edges() {
    List<Edge> edges = new ArrayList<>();
    for (int node = 0; node < size(); node++) {
      for (int at = start(node); at < end(node); at++) {
        if (directions[at] == OUT) {
          edges.add(new Edge(node, target(at), EdgeKind.DIRECTED));
        } else if (directions[at] == UNDIRECTED && node < target(at)) {
          edges.add(new Edge(node, target(at), EdgeKind.UNDIRECTED));
        }
      }
    }
    return edges;
  }
}
