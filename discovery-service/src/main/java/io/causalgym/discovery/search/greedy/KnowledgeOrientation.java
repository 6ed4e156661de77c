package io.causalgym.discovery.search.greedy;

import io.causalgym.discovery.knowledge.Knowledge;

/// Directs the edges of a CPDAG as knowledge demands, and what follows from that. Not thread-safe.
///
/// Source: Meek, "Causal inference and causal explanation with background knowledge", UAI 1995,
/// rules 1 to 4 (meek1995causal).
final class KnowledgeOrientation {
  private final Knowledge knowledge;
  private final Completion completion;
  private final PartialDag directed;

  KnowledgeOrientation(int size, Knowledge knowledge) {
    this.knowledge = knowledge;
    this.completion = new Completion(size);
    this.directed = new PartialDag(size);
  }

  /// Whether a DAG of the class obeys the knowledge: one that extends the directions which are
  /// known, and has no unshielded collider that the class has not.
  boolean fits(PartialDag cpdag) {
    directed.become(cpdag);
    return direct(directed) && completion.complete(directed) && directed.sameAs(cpdag);
  }

  /// Directs all edges that knowledge and the class together imply.
  ///
  /// @param cpdag one that {@link #fits}
  void orient(PartialDag cpdag) {
    direct(cpdag);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int a = 0; a < cpdag.size; a++) {
        changed |= orientFrom(cpdag, a);
      }
    }
  }

  /// @return false where an edge stands against the knowledge
  private boolean direct(PartialDag graph) {
    for (int a = 0; a < graph.size; a++) {
      for (int b = Bits.next(graph.adjacent, graph.row(a), graph.words, 0);
          b >= 0;
          b = Bits.next(graph.adjacent, graph.row(a), graph.words, b + 1)) {
        if (!knowledge.allows(a, b)) {
          if (graph.directed(a, b) || !knowledge.allows(b, a)) {
            return false;
          }
          graph.direct(b, a);
        }
      }
    }
    return true;
  }

  private static boolean orientFrom(PartialDag graph, int a) {
    boolean changed = false;
    for (int b = Bits.next(graph.neighbours, graph.row(a), graph.words, 0);
        b >= 0;
        b = Bits.next(graph.neighbours, graph.row(a), graph.words, b + 1)) {
      if (awayFromColliderOrCycle(graph, a, b)
          || doubleTriangle(graph, a, b)
          || chainTriangle(graph, a, b)) {
        graph.direct(a, b);
        changed = true;
      }
    }
    return changed;
  }

  /// Rule 1: `c -> a -- b`, c and b not adjacent. Rule 2: `a -> c -> b`, `a -- b`.
  private static boolean awayFromColliderOrCycle(PartialDag graph, int a, int b) {
    int rowA = graph.row(a);
    int rowB = graph.row(b);
    long implied = 0;
    for (int word = 0; word < graph.words; word++) {
      implied |= graph.parents[rowA + word] & ~graph.adjacent[rowB + word];
      implied |= graph.children[rowA + word] & graph.parents[rowB + word];
    }
    return implied != 0;
  }

  /// Rule 3: `a -- c -> b`, `a -- d -> b`, c and d not adjacent.
  private static boolean doubleTriangle(PartialDag graph, int a, int b) {
    for (int c = Bits.next(graph.neighbours, graph.row(a), graph.words, 0);
        c >= 0;
        c = Bits.next(graph.neighbours, graph.row(a), graph.words, c + 1)) {
      if (graph.directed(c, b)) {
        for (int word = 0; word < graph.words; word++) {
          long self = word == c >>> 6 ? 1L << c : 0;
          long ways =
              graph.neighbours[graph.row(a) + word] & graph.parents[graph.row(b) + word] & ~self;
          if ((ways & ~graph.adjacent[graph.row(c) + word]) != 0) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /// Rule 4: `a -- c -> d -> b`, a and d adjacent, c and b not.
  private static boolean chainTriangle(PartialDag graph, int a, int b) {
    for (int d = Bits.next(graph.parents, graph.row(b), graph.words, 0);
        d >= 0;
        d = Bits.next(graph.parents, graph.row(b), graph.words, d + 1)) {
      if (graph.adjacent(a, d)) {
        long implied = 0;
        for (int word = 0; word < graph.words; word++) {
          implied |=
              graph.parents[graph.row(d) + word]
                  & graph.neighbours[graph.row(a) + word]
                  & ~graph.adjacent[graph.row(b) + word];
        }
        if (implied != 0) {
          return true;
        }
      }
    }
    return false;
  }
}
