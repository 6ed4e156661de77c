package io.causalgym.discovery.search.constraint;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Orients what follows from the directions so far and from triples that are no colliders.
///
/// Source: Meek, "Causal inference and causal explanation with background knowledge", UAI 1995,
/// rules 1 to 4 (meek1995causal). Directions learned from data may contradict each other. Hence the
/// rules are applied in rounds, all to what the round before left: an edge that would be directed
/// both ways, or into a cycle, stays undirected for good. So the result does not depend on the
/// order of variables. Rules that need a triple to be no collider leave open triples alone (Ramsey,
/// Spirtes, Zhang 2006; ramsey2006adjacency).
final class PatternClosure {
  private final Pattern pattern;
  private final Set<Triple> open;
  private final Set<Edge> implied = new LinkedHashSet<>();
  private final Set<Edge> disputed = new HashSet<>();

  PatternClosure(Pattern pattern, Set<Triple> open) {
    this.pattern = pattern;
    this.open = open;
  }

  /// Applies the rules until nothing follows or the deadline passes.
  ///
  /// @return the edges that would be directed against each other
  Set<Edge> close(Deadline deadline) {
    List<Edge> latest =
        pattern.edges().stream().filter(edge -> edge.kind() == EdgeKind.DIRECTED).toList();
    while (!latest.isEmpty() && !deadline.passed()) {
      implied.clear();
      for (Edge edge : latest) {
        awayFromCollider(edge.from(), edge.to());
        awayFromCycle(edge.from(), edge.to());
        doubleTriangle(edge.from(), edge.to());
        chainTriangle(edge.from(), edge.to());
      }
      latest = direct();
    }
    return disputed;
  }

  private void imply(int from, int to) {
    if (pattern.undirected(from, to)
        && !disputed.contains(new Edge(from, to, EdgeKind.UNDIRECTED).canonical())) {
      implied.add(new Edge(from, to, EdgeKind.DIRECTED));
    }
  }

  /// Directs what is implied one way only and makes no cycle.
  private List<Edge> direct() {
    List<Edge> oneWay =
        implied.stream()
            .filter(edge -> !implied.contains(new Edge(edge.to(), edge.from(), edge.kind())))
            .toList();
    Set<Edge> cyclic = pattern.orient(oneWay);
    for (Edge edge : implied) {
      if (pattern.undirected(edge.from(), edge.to())) {
        disputed.add(new Edge(edge.from(), edge.to(), EdgeKind.UNDIRECTED).canonical());
      }
    }
    return oneWay.stream().filter(edge -> !cyclic.contains(edge)).toList();
  }

  private boolean noCollider(int a, int b, int c) {
    return a != c && !pattern.adjacent(a, c) && !open.contains(Triple.of(a, b, c));
  }

  /// Rule 1: `a -> b -- c`, a and c not adjacent: `b -> c`.
  private void awayFromCollider(int a, int b) {
    for (int at = pattern.start(b); at < pattern.end(b); at++) {
      int c = pattern.target(at);
      if (pattern.direction(at) == Pattern.UNDIRECTED && noCollider(a, b, c)) {
        imply(b, c);
      }
    }
  }

  /// Rule 2: `a -> b -> c`, `a -- c`: `a -> c`, the new edge being the first or the second.
  private void awayFromCycle(int from, int to) {
    for (int at = pattern.start(to); at < pattern.end(to); at++) {
      if (pattern.direction(at) == Pattern.OUT) {
        imply(from, pattern.target(at));
      }
    }
    for (int at = pattern.start(from); at < pattern.end(from); at++) {
      if (pattern.direction(at) == Pattern.IN) {
        imply(pattern.target(at), to);
      }
    }
  }

  /// Rule 3: `a -- b`, `a -- c -> b`, `a -- d -> b`, c and d not adjacent: `a -> b`, the new edge
  /// being `c -> b`.
  private void doubleTriangle(int c, int b) {
    for (int at = pattern.start(b); at < pattern.end(b); at++) {
      int a = pattern.target(at);
      if (pattern.direction(at) == Pattern.UNDIRECTED
          && pattern.undirected(a, c)
          && hasSecondWay(a, c, b)) {
        imply(a, b);
      }
    }
  }

  private boolean hasSecondWay(int a, int c, int b) {
    for (int at = pattern.start(b); at < pattern.end(b); at++) {
      int d = pattern.target(at);
      if (pattern.direction(at) == Pattern.IN && pattern.undirected(a, d) && noCollider(c, a, d)) {
        return true;
      }
    }
    return false;
  }

  /// Rule 4: `a -- b`, `a -- c -> d -> b`, a and d adjacent, b and c not: `a -> b`, the new edge
  /// being `c -> d` or `d -> b`.
  private void chainTriangle(int from, int to) {
    for (int at = pattern.start(to); at < pattern.end(to); at++) {
      if (pattern.direction(at) == Pattern.OUT) {
        chain(from, to, pattern.target(at));
      }
    }
    for (int at = pattern.start(from); at < pattern.end(from); at++) {
      if (pattern.direction(at) == Pattern.IN) {
        chain(pattern.target(at), from, to);
      }
    }
  }

  private void chain(int c, int d, int b) {
    if (pattern.adjacent(c, b)) {
      return;
    }
    for (int at = pattern.start(b); at < pattern.end(b); at++) {
      int a = pattern.target(at);
      if (pattern.direction(at) == Pattern.UNDIRECTED
          && pattern.undirected(a, c)
          && pattern.adjacent(a, d)
          && noCollider(c, a, b)) {
        imply(a, b);
      }
    }
  }
}
