package io.causalgym.discovery.search.ancestral;

import java.util.List;

/// Rule R0: `a *-> b <-* c` where `a` and `c` are not adjacent and `b` is not in what separates
/// them. Where two such triples disagree about an edge, it becomes bidirected, whatever the order.
final class Colliders {
  private Colliders() {}

  /// @param notes hears of arrowheads that knowledge does not allow
  static void orient(PagMarks marks, Separators separators, List<String> notes) {
    int refused = 0;
    for (int b = 0; b < marks.size(); b++) {
      for (int i = marks.start(b); i < marks.end(b); i++) {
        for (int j = i + 1; j < marks.end(b); j++) {
          if (unshieldedCollider(marks, separators, i, j)) {
            refused += arrowAtOwner(marks, i) + arrowAtOwner(marks, j);
          }
        }
      }
    }
    if (refused > 0) {
      notes.add(
          refused
              + " arrowheads of colliders were left out because knowledge requires a tail there");
    }
  }

  private static boolean unshieldedCollider(PagMarks marks, Separators separators, int i, int j) {
    int b = marks.owner(i);
    int a = marks.target(i);
    int c = marks.target(j);
    if (marks.there(i) == PagMarks.NONE || marks.there(j) == PagMarks.NONE || !marks.apart(a, c)) {
      return false;
    }
    int[] set = separators.of(a, c);
    return set != null && !Separators.contains(set, b);
  }

  private static int arrowAtOwner(PagMarks marks, int position) {
    marks.orient(marks.twin(position), PagMarks.ARROW);
    return marks.here(position) == PagMarks.TAIL ? 1 : 0;
  }
}
