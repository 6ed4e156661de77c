package io.causalgym.discovery.search.constraint;

import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import java.util.ArrayList;
import java.util.List;

/// A skeleton whose edges are being oriented; what is directed has no cycle at any time. Not
/// thread-safe.
final class Pattern {
  static final byte UNDIRECTED = 0;
  static final byte OUT = 1;
  static final byte IN = 2;
  static final byte ABSENT = 3;

  private final Neighbours neighbours;
  // By position.
  private final byte[] directions;

  // Of the search for a path.
  private final int[] visited;
  private final int[] stack;
  private int visit;

  Pattern(Neighbours neighbours) {
    this.neighbours = neighbours;
    this.directions = new byte[neighbours.positions()];
    this.visited = new int[neighbours.size()];
    this.stack = new int[neighbours.size()];
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

  boolean undirected(int a, int b) {
    int at = neighbours.position(a, b);
    return at >= 0 && directions[at] == UNDIRECTED;
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

  /// Points an edge, whatever it was.
  ///
  /// @return false, with the edge as it was, where that would make a cycle
  boolean orient(int from, int to) {
    int at = neighbours.position(from, to);
    int back = neighbours.position(to, from);
    byte before = directions[at];
    clear(from, to);
    if (reaches(to, from)) {
      directions[at] = before;
      directions[back] = before == UNDIRECTED ? UNDIRECTED : (byte) (OUT + IN - before);
      return false;
    }
    point(from, to);
    return true;
  }

  /// Points an edge without a look at cycles.
  void point(int from, int to) {
    directions[neighbours.position(from, to)] = OUT;
    directions[neighbours.position(to, from)] = IN;
  }

  /// Takes the direction of an edge away.
  void clear(int a, int b) {
    directions[neighbours.position(a, b)] = UNDIRECTED;
    directions[neighbours.position(b, a)] = UNDIRECTED;
  }

  /// Takes an edge away; its ends still count as adjacent.
  void remove(int a, int b) {
    directions[neighbours.position(a, b)] = ABSENT;
    directions[neighbours.position(b, a)] = ABSENT;
  }

  /// Whether a directed path leads from one node to another.
  boolean reaches(int from, int to) {
    visit++;
    int depth = 0;
    stack[depth++] = from;
    visited[from] = visit;
    while (depth > 0) {
      int node = stack[--depth];
      if (node == to) {
        return true;
      }
      for (int at = start(node); at < end(node); at++) {
        int next = target(at);
        if (directions[at] == OUT && visited[next] != visit) {
          visited[next] = visit;
          stack[depth++] = next;
        }
      }
    }
    return false;
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
