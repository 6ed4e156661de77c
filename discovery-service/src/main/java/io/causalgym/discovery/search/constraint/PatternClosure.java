package io.causalgym.discovery.search.constraint;

import java.util.ArrayDeque;
import java.util.Set;

/// Orients what follows from the directions so far and from triples that are no colliders.
///
/// Source: Meek, "Causal inference and causal explanation with background knowledge", UAI 1995,
/// rules 1 to 4 (meek1995causal). Directions learned from data may contradict each other: a rule
/// that would make a cycle is not applied, and rules that need a triple to be no collider leave
/// open triples alone (Ramsey, Zhang, Spirtes 2006).
final class PatternClosure {
  private final Pattern pattern;
  private final Set<Triple> open;
  private final ArrayDeque<long[]> directed = new ArrayDeque<>();

  PatternClosure(Pattern pattern, Set<Triple> open) {
    this.pattern = pattern;
    this.open = open;
  }

  void close() {
    for (int from = 0; from < pattern.size(); from++) {
      for (int at = pattern.start(from); at < pattern.end(from); at++) {
        if (pattern.direction(at) == Pattern.OUT) {
          directed.add(new long[] {from, pattern.target(at)});
        }
      }
    }
    while (!directed.isEmpty()) {
      long[] edge = directed.remove();
      int from = (int) edge[0];
      int to = (int) edge[1];
      awayFromCollider(from, to);
      awayFromCycle(from, to);
      doubleTriangle(from, to);
      chainTriangle(from, to);
    }
  }

  private void direct(int from, int to) {
    if (pattern.undirected(from, to) && pattern.orient(from, to)) {
      directed.add(new long[] {from, to});
    }
  }

  private boolean noCollider(int a, int b, int c) {
    return a != c && !pattern.adjacent(a, c) && !open.contains(Triple.of(a, b, c));
  }

  /// Rule 1: `a -> b -- c`, a and c not adjacent: `b -> c`.
  private void awayFromCollider(int a, int b) {
    for (int at = pattern.start(b); at < pattern.end(b); at++) {
      int c = pattern.target(at);
      if (pattern.direction(at) == Pattern.UNDIRECTED && noCollider(a, b, c)) {
        direct(b, c);
      }
    }
  }

  /// Rule 2: `a -> b -> c`, `a -- c`: `a -> c`, the new edge being the first or the second.
  private void awayFromCycle(int from, int to) {
    for (int at = pattern.start(to); at < pattern.end(to); at++) {
      if (pattern.direction(at) == Pattern.OUT) {
        direct(from, pattern.target(at));
      }
    }
    for (int at = pattern.start(from); at < pattern.end(from); at++) {
      if (pattern.direction(at) == Pattern.IN) {
        direct(pattern.target(at), to);
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
        direct(a, b);
      }
    }
  }

  private boolean hasSecondWay(int a, int c, int b) {
    for (int at = pattern.start(b); at < pattern.end(b); at++) {
      int d = pattern.target(at);
      if (pattern.direction(at) == Pattern.IN
          && pattern.undirected(a, d)
          && noCollider(c, a, d)) {
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
        direct(a, b);
      }
    }
  }
}
