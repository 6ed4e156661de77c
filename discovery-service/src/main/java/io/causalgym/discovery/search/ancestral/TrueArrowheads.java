package io.causalgym.discovery.search.ancestral;

import io.causalgym.discovery.independence.IndependenceTest;
import java.util.Arrays;

/// Arrowheads that are right although there may be edges too many: those of unshielded colliders
/// both of whose edges are dependent given what separates the ends, and those of knowledge.
///
/// Source: Colombo et al. 2012, lemma 3.1 (colombo2012learning).
final class TrueArrowheads {
  private final AncestralSearch search;
  private final IndependenceTest.Worker worker;
  private final TestCounter.OfThread watch;

  TrueArrowheads(AncestralSearch search) {
    this.search = search;
    this.worker = search.test().worker();
    this.watch = search.counter().thread(1);
  }

  /// The search's graph with these arrowheads alone.
  PagMarks marks() {
    PagMarks from = search.marks();
    PagMarks to = new PagMarks(from.rows());
    KnowledgeMarks.orient(to, search.knowledge());
    for (int b = 0; b < from.size() && !search.counter().stopped(); b++) {
      for (int i = from.start(b); i < from.end(b); i++) {
        for (int j = i + 1; j < from.end(b); j++) {
          if (collider(from, from.target(i), b, from.target(j))) {
            to.orient(from.target(i), b, PagMarks.ARROW);
            to.orient(from.target(j), b, PagMarks.ARROW);
          }
        }
      }
    }
    return to;
  }

  private boolean collider(PagMarks marks, int a, int b, int c) {
    int[] set = marks.apart(a, c) ? search.separators().of(a, c) : null;
    return set != null
        && Arrays.stream(set).noneMatch(node -> node == b)
        && dependent(a, b, set)
        && dependent(c, b, set);
  }

  private boolean dependent(int x, int y, int[] set) {
    boolean independent = worker.independent(x, y, set, set.length, search.options().alpha());
    watch.stop(1);
    return !independent;
  }
}
