package io.causalgym.discovery.search.ancestral;

import static io.causalgym.discovery.search.ancestral.PagMarks.CIRCLE;
import static io.causalgym.discovery.search.ancestral.PagMarks.TAIL;

import java.util.function.BooleanSupplier;

/// The rules R5 to R7, which find the tails that a selected sample gives (Zhang 2008, section 4).
final class SelectionRules {
  private final PagMarks marks;
  private final UncoveredPaths paths;
  private final BooleanSupplier stopped;

  SelectionRules(PagMarks marks, UncoveredPaths paths, BooleanSupplier stopped) {
    this.marks = marks;
    this.paths = paths;
    this.stopped = stopped;
  }

  /// @return whether they changed anything
  boolean apply() {
    boolean changed = circles();
    while (!stopped.getAsBoolean() && sweep()) {
      changed = true;
    }
    return changed;
  }

  /// R5: the edges of an uncovered circle path from `a` to `b`, with `a o-o b`, become undirected,
  /// where the nodes next to the ends are not adjacent to the other end.
  private boolean circles() {
    boolean changed = false;
    for (int a = 0; a < marks.size() && !stopped.getAsBoolean(); a++) {
      for (int at = marks.start(a); at < marks.end(a); at++) {
        if (a < marks.target(at) && circle(at)) {
          changed |= circle(a, marks.target(at), at);
        }
      }
    }
    return changed;
  }

  private boolean circle(int at) {
    return marks.here(at) == CIRCLE && marks.there(at) == CIRCLE;
  }

  private boolean circle(int a, int b, int edge) {
    for (int first = marks.start(a); first < marks.end(a); first++) {
      if (first != edge && circle(first) && marks.apart(marks.target(first), b)) {
        int[] path = paths.find(UncoveredPaths.Kind.CIRCLE, first, b, -1, a);
        if (path.length > 0) {
          for (int at : path) {
            undirect(at);
          }
          undirect(edge);
          return true;
        }
      }
    }
    return false;
  }

  private void undirect(int at) {
    marks.orient(at, TAIL);
    marks.orient(marks.twin(at), TAIL);
  }

  private boolean sweep() {
    boolean changed = false;
    for (int b = 0; b < marks.size(); b++) {
      for (int at = marks.start(b); at < marks.end(b); at++) {
        if (marks.here(at) == CIRCLE && tail(b, at)) {
          changed |= marks.orient(marks.twin(at), TAIL);
        }
      }
    }
    return changed;
  }

  /// R6: `a -- b o-* c` gives `b -* c`. R7: `a --o b o-* c` and `a`, `c` not adjacent give it too.
  private boolean tail(int b, int at) {
    int c = marks.target(at);
    for (int i = marks.start(b); i < marks.end(b); i++) {
      int a = marks.target(i);
      if (a != c
          && marks.there(i) == TAIL
          && (marks.here(i) == TAIL || (marks.here(i) == CIRCLE && marks.apart(a, c)))) {
        return true;
      }
    }
    return false;
  }
}
