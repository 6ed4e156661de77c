package io.causalgym.discovery.search.temporal;

import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Directions of the links of the present: known ones, colliders, and what follows from them; links
/// from earlier times point to the present. Where two colliders or rules want opposite directions,
/// the link stays without one and takes no more part, so that no order of variables matters.
///
/// Source: Runge (2020), supplement (rules R1 to R3 of Meek, with conflicts).
final class PresentOrientation {
  private enum Mark {
    NONE,
    OPEN,
    OUT,
    IN,
    CONFLICT
  }

  private final LaggedLinks links;
  private final int size;
  // a * size + b: the link as seen from a.
  private final Mark[] marks;
  private final boolean[] wanted;
  private final Set<UnshieldedTriples.Triple> ambiguous = new HashSet<>();

  PresentOrientation(LaggedLinks links, Knowledge knowledge) {
    this.links = links;
    this.size = links.size;
    this.marks = new Mark[size * size];
    this.wanted = new boolean[size * size];
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < size; b++) {
        marks[a * size + b] = a != b && links.has(0, a, b) ? known(knowledge, a, b) : Mark.NONE;
      }
    }
  }

  private static Mark known(Knowledge knowledge, int a, int b) {
    if (!knowledge.allows(a, b)) {
      return Mark.IN;
    }
    return knowledge.allows(b, a) ? Mark.OPEN : Mark.OUT;
  }

  /// Directs what the middles of triples say.
  void orientColliders(List<UnshieldedTriples.Triple> triples, UnshieldedTriples.Middle[] middles) {
    for (int at = 0; at < middles.length; at++) {
      UnshieldedTriples.Triple triple = triples.get(at);
      switch (middles[at]) {
        case COLLIDER -> {
          wanted[triple.j() * size + triple.k()] = true;
          if (triple.lag() == 0) {
            wanted[triple.i() * size + triple.k()] = true;
          }
        }
        case AMBIGUOUS -> ambiguous.add(triple);
        case NO_COLLIDER -> {}
      }
    }
    direct();
  }

  /// Directs what follows, until nothing does.
  void close() {
    do {
      for (int a = 0; a < size; a++) {
        for (int b = 0; b < size; b++) {
          wanted[a * size + b] =
              marks[a * size + b] == Mark.OPEN
                  && (awayFromCollider(a, b) || awayFromCycle(a, b) || doubleTriangle(a, b));
        }
      }
    } while (direct());
  }

  /// Gives open links the wanted directions; whether there was one.
  private boolean direct() {
    boolean changed = false;
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < size; b++) {
        if (wanted[a * size + b] && marks[a * size + b] == Mark.OPEN) {
          boolean conflict = wanted[b * size + a];
          marks[a * size + b] = conflict ? Mark.CONFLICT : Mark.OUT;
          marks[b * size + a] = conflict ? Mark.CONFLICT : Mark.IN;
          changed = true;
        }
      }
    }
    return changed;
  }

  /// R1: `i -> a -- b`, i and b without a link: `a -> b`, as a is no collider.
  private boolean awayFromCollider(int a, int b) {
    for (int lag = 0; lag <= links.maxLag; lag++) {
      for (int i = 0; i < size; i++) {
        boolean into = lag == 0 ? marks[i * size + a] == Mark.OUT : links.has(lag, i, a);
        if (into && (lag > 0 || i != b) && !links.has(lag, i, b) && clear(lag, i, a, b)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean clear(int lag, int i, int k, int j) {
    return !ambiguous.contains(UnshieldedTriples.Triple.of(lag, i, k, j));
  }

  /// R2: `a -> c -> b`, `a -- b`: `a -> b`.
  private boolean awayFromCycle(int a, int b) {
    for (int c = 0; c < size; c++) {
      if (marks[a * size + c] == Mark.OUT && marks[c * size + b] == Mark.OUT) {
        return true;
      }
    }
    return false;
  }

  /// R3: `a -- c -> b`, `a -- d -> b`, c and d without a link: `a -> b`.
  private boolean doubleTriangle(int a, int b) {
    for (int c = 0; c < size; c++) {
      for (int d = 0; d < c; d++) {
        if (between(a, c, b) && between(a, d, b) && !links.has(0, c, d) && clear(0, c, a, d)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean between(int a, int c, int b) {
    return marks[a * size + c] == Mark.OPEN && marks[c * size + b] == Mark.OUT;
  }

  /// All links as edges into the present.
  List<Edge> edges() {
    List<Edge> edges = new ArrayList<>();
    for (int j = 0; j < size; j++) {
      for (int i = 0; i < size; i++) {
        for (int lag = 1; lag <= links.maxLag; lag++) {
          if (links.has(lag, i, j)) {
            edges.add(new Edge(links.node(lag, i), j, EdgeKind.DIRECTED));
          }
        }
        switch (marks[i * size + j]) {
          case NONE, IN -> {}
          case OUT -> edges.add(new Edge(i, j, EdgeKind.DIRECTED));
          case OPEN, CONFLICT -> {
            if (i < j) {
              edges.add(new Edge(i, j, EdgeKind.UNDIRECTED));
            }
          }
        }
      }
    }
    return edges;
  }

  /// Pairs of the present whose directions contradict each other, ascending.
  List<int[]> conflicts() {
    List<int[]> conflicts = new ArrayList<>();
    for (int a = 0; a < size; a++) {
      for (int b = a + 1; b < size; b++) {
        if (marks[a * size + b] == Mark.CONFLICT) {
          conflicts.add(new int[] {a, b});
        }
      }
    }
    return conflicts;
  }

  int ambiguous() {
    return ambiguous.size();
  }
}
