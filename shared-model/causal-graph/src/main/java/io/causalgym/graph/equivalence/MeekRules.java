package io.causalgym.graph.equivalence;

import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphException;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.GraphProblem;
import io.causalgym.graph.MixedGraph;
import java.util.ArrayDeque;
import java.util.List;

/// Orients every undirected edge whose direction follows from the directed ones, because the other
/// direction would make a cycle or a new unshielded collider.
///
/// Source: Meek, "Causal inference and causal explanation with background knowledge", UAI 1995,
/// rules 1 to 4 (Figure 1), complete for a pattern with background knowledge (Theorem 4); order of
/// background knowledge as in Perković, Kalisch and Maathuis, "Interpreting and using CPDAGs with
/// background knowledge", UAI 2017, Algorithm 1. Each newly directed edge is tried in every role it
/// can have in a rule, so that an edge is looked at once: `O(E d^2 log d)` for the largest degree
/// `d`.
///
/// That the given directions have an extension to a DAG is not checked; see {@link
/// ConsistentExtension}.
public final class MeekRules {
  private final Orientation orientation;
  private final ArrayDeque<Edge> directed = new ArrayDeque<>();

  private MeekRules(Orientation orientation) {
    this.orientation = orientation;
  }

  /// The graph with all edges oriented that its directed edges imply.
  ///
  /// @return of kind CPDAG, maximally oriented
  /// @throws GraphException with {@link GraphProblem.UnsupportedKind} if it is no DAG or CPDAG,
  ///   with {@link GraphProblem.Cyclic} if the directions contradict each other
  public static MixedGraph close(MixedGraph graph) {
    return orient(graph, List.of());
  }

  /// The graph with background knowledge: closed, then with each known direction in turn, and
  /// closed again after each.
  ///
  /// @param known directed edges between adjacent nodes
  /// @throws GraphException with {@link GraphProblem.BadQuestion} (field `known`) for a direction
  ///   that contradicts the graph or those before it, or is between nodes that are not adjacent
  public static MixedGraph orient(MixedGraph graph, List<Edge> known) {
    MeekRules rules = new MeekRules(new Orientation(graph));
    for (Edge edge : graph.edges()) {
      if (edge.kind() == EdgeKind.DIRECTED) {
        rules.directed.add(edge);
      }
    }
    rules.closeAll();
    for (Edge edge : known) {
      rules.learn(edge);
      rules.closeAll();
    }
    return rules.orientation.toGraph(GraphKind.CPDAG);
  }

  private void learn(Edge edge) {
    int from = edge.from();
    int to = edge.to();
    if (edge.kind() != EdgeKind.DIRECTED || !orientation.adjacent(from, to)) {
      throw bad(edge, "is no direction of an edge of the graph; leave it out");
    }
    if (orientation.directed(to, from)) {
      throw bad(edge, "contradicts the graph and what was said before, which imply the opposite");
    }
    direct(from, to);
  }

  private GraphException bad(Edge edge, String why) {
    MixedGraph graph = orientation.graph();
    String text =
        "'" + graph.name(edge.from()) + " " + edge.kind().symbol() + " " + graph.name(edge.to());
    return new GraphException(
        new GraphProblem.BadQuestion("known", "the known direction " + text + "' " + why));
  }

  private void direct(int from, int to) {
    if (orientation.undirected(from, to)) {
      orientation.orient(from, to);
      directed.add(new Edge(from, to, EdgeKind.DIRECTED));
    }
  }

  private void closeAll() {
    while (!directed.isEmpty()) {
      Edge edge = directed.remove();
      awayFromCollider(edge.from(), edge.to());
      awayFromCycle(edge.from(), edge.to());
      doubleTriangle(edge.from(), edge.to());
      chainTriangle(edge.from(), edge.to());
    }
  }

  /// Rule 1: `a -> b -- c`, a and c not adjacent: `b -> c`.
  private void awayFromCollider(int a, int b) {
    for (int at = orientation.start(b); at < orientation.end(b); at++) {
      int c = orientation.target(at);
      if (orientation.direction(at) == Orientation.UNDIRECTED && !orientation.adjacent(a, c)) {
        direct(b, c);
      }
    }
  }

  /// Rule 2: `a -> b -> c`, `a -- c`: `a -> c`, the new edge being the first or the second.
  private void awayFromCycle(int from, int to) {
    for (int at = orientation.start(to); at < orientation.end(to); at++) {
      if (orientation.direction(at) == Orientation.OUT) {
        direct(from, orientation.target(at));
      }
    }
    for (int at = orientation.start(from); at < orientation.end(from); at++) {
      if (orientation.direction(at) == Orientation.IN) {
        direct(orientation.target(at), to);
      }
    }
  }

  /// Rule 3: `a -- b`, `a -- c -> b`, `a -- d -> b`, c and d not adjacent: `a -> b`, the new edge
  /// being `c -> b`.
  private void doubleTriangle(int c, int b) {
    for (int at = orientation.start(b); orientation.open(b) && at < orientation.end(b); at++) {
      int a = orientation.target(at);
      if (orientation.direction(at) == Orientation.UNDIRECTED
          && orientation.undirected(a, c)
          && hasSecondWay(a, c, b)) {
        direct(a, b);
      }
    }
  }

  /// Whether `a -- d -> b` for some d not adjacent to c.
  private boolean hasSecondWay(int a, int c, int b) {
    for (int at = orientation.start(b); at < orientation.end(b); at++) {
      int d = orientation.target(at);
      if (orientation.direction(at) == Orientation.IN
          && d != c
          && orientation.undirected(a, d)
          && !orientation.adjacent(c, d)) {
        return true;
      }
    }
    return false;
  }

  /// Rule 4: `a -- b`, `a -- c -> d -> b`, a and d adjacent, b and c not: `a -> b`, the new edge
  /// being `c -> d` or `d -> b`.
  private void chainTriangle(int from, int to) {
    for (int at = orientation.start(to); at < orientation.end(to); at++) {
      if (orientation.direction(at) == Orientation.OUT) {
        chain(from, to, orientation.target(at));
      }
    }
    for (int at = orientation.start(from); at < orientation.end(from); at++) {
      if (orientation.direction(at) == Orientation.IN) {
        chain(orientation.target(at), from, to);
      }
    }
  }

  private void chain(int c, int d, int b) {
    if (!orientation.open(b) || !orientation.open(c) || orientation.adjacent(c, b)) {
      return;
    }
    for (int at = orientation.start(b); at < orientation.end(b); at++) {
      int a = orientation.target(at);
      if (orientation.direction(at) == Orientation.UNDIRECTED
          && orientation.undirected(a, c)
          && orientation.adjacent(a, d)) {
        direct(a, b);
      }
    }
  }
}
