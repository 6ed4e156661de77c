package io.causalgym.discovery.search.ancestral;

import io.causalgym.discovery.knowledge.Knowledge;

/// Separating sets among the neighbours of either end, each set once: on the side of the higher
/// node those that the lower one does not have lead.
final class NeighbourCandidates implements CandidateList.Source {
  private final PagMarks marks;
  private final Knowledge knowledge;

  NeighbourCandidates(PagMarks marks, Knowledge knowledge) {
    this.marks = marks;
    this.knowledge = knowledge;
  }

  @Override
  public void collect(int x, int y, CandidateList into) {
    collect(x, y, false, into);
    if (x < y) {
      collect(x, y, true, into);
    }
    into.lead();
    if (x > y) {
      collect(x, y, true, into);
    }
  }

  private void collect(int x, int y, boolean shared, CandidateList into) {
    for (int at = marks.start(x); at < marks.end(x); at++) {
      int z = marks.target(at);
      if (z != y
          && marks.there(at) != PagMarks.NONE
          && marks.adjacent(y, z) == shared
          && (knowledge.isEmpty() || knowledge.allows(z, x) || knowledge.allows(z, y))) {
        into.add(z);
      }
    }
  }
}
