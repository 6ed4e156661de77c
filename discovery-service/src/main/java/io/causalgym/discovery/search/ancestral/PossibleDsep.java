package io.causalgym.discovery.search.ancestral;

import io.causalgym.discovery.knowledge.Knowledge;

/// The possible-d-sep sets: a node belongs to that of `x` if a path leads to it from `x` on which
/// every inner node is a collider or in a triangle with its neighbours on the path. What is not
/// adjacent in the true graph is separated by a subset of this set, and by one of that of `y`.
///
/// Source: Spirtes, Glymour and Scheines, "Causation, Prediction, and Search", 2000, section 6.7
/// (spirtes2000causation); Colombo et al. 2012, definition 3.3 (colombo2012learning).
///
/// Departures, which leave the answer of an oracle as it is and most tests out: the set that
/// separates `x` from `y` for certain is D-SEP(x, y) of Richardson and Spirtes 2002, theorem 4.18
/// (richardson2002ancestral). Its members, and the paths to them, are ancestors of `x` or `y`, so
/// that what an arrowhead shows to be none is left out. It lies around either end, so that the end
/// with fewer candidates is enough; where such an end has neighbours alone, the first phase has
/// tried all subsets, and the edge stays without a test. Breadth-first over edges, `O(E d)` for an
/// edge.
final class PossibleDsep implements CandidateList.Source {
  private final PagMarks marks;
  private final Knowledge knowledge;
  private final int longest;
  private final PossibleAncestors ancestors;

  PossibleDsep(PagMarks marks, Knowledge knowledge, int longest, PossibleAncestors ancestors) {
    this.marks = marks;
    this.knowledge = knowledge;
    this.longest = longest;
    this.ancestors = ancestors;
  }

  /// Subsets of the neighbours alone were tried in the first phase: some other member leads.
  @Override
  public void collect(int x, int y, CandidateList into) {
    boolean[] reached = reach(x, y);
    collect(x, y, reached, false, into);
    into.lead();
    if (into.count > 0) {
      collect(x, y, reached, true, into);
    }
  }

  @Override
  public boolean oneEndIsEnough() {
    return true;
  }

  private boolean[] reach(int x, int y) {
    boolean[] reached = new boolean[marks.size()];
    boolean[] seen = new boolean[marks.positions()];
    int[] queue = new int[marks.positions()];
    int tail = 0;
    for (int at = marks.start(x); at < marks.end(x); at++) {
      if (ancestors.mayBe(marks.target(at), x, y)) {
        seen[at] = true;
        queue[tail++] = at;
      }
    }
    int head = 0;
    for (int length = 1; length <= longest && head < tail; length++) {
      for (int levelEnd = tail; head < levelEnd; head++) {
        reached[marks.target(queue[head])] = true;
        tail = next(x, y, queue[head], queue, tail, seen);
      }
    }
    return reached;
  }

  private int next(int x, int y, int arrival, int[] queue, int tail, boolean[] seen) {
    int before = marks.owner(arrival);
    int node = marks.target(arrival);
    boolean into = marks.there(arrival) == PagMarks.ARROW;
    for (int at = marks.start(node); at < marks.end(node); at++) {
      int after = marks.target(at);
      if (!seen[at]
          && after != before
          && after != x
          && ((into && marks.here(at) == PagMarks.ARROW) || marks.adjacent(before, after))
          && ancestors.mayBe(after, x, y)) {
        seen[at] = true;
        queue[tail++] = at;
      }
    }
    return tail;
  }

  private void collect(int x, int y, boolean[] reached, boolean adjacent, CandidateList into) {
    for (int z = 0; z < reached.length; z++) {
      if (reached[z] && z != y && marks.adjacent(x, z) == adjacent && useful(z, x, y)) {
        into.add(z);
      }
    }
  }

  /// Whether `z` can be needed to separate: not where it is known to be a cause of neither.
  private boolean useful(int z, int x, int y) {
    return knowledge.isEmpty() || knowledge.allows(z, x) || knowledge.allows(z, y);
  }
}
