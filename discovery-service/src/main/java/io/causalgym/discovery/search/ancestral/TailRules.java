package io.causalgym.discovery.search.ancestral;

import static io.causalgym.discovery.search.ancestral.PagMarks.ARROW;
import static io.causalgym.discovery.search.ancestral.PagMarks.CIRCLE;
import static io.causalgym.discovery.search.ancestral.PagMarks.TAIL;
import static io.causalgym.discovery.search.ancestral.UncoveredPaths.Kind.POTENTIALLY_DIRECTED;

import java.util.function.BooleanSupplier;

/// The rules R8 to R10, which turn `a o-> c` into `a -> c` (Zhang 2008, section 4).
final class TailRules {
  private final PagMarks marks;
  private final UncoveredPaths paths;
  private final BooleanSupplier stopped;

  TailRules(PagMarks marks, UncoveredPaths paths, BooleanSupplier stopped) {
    this.marks = marks;
    this.paths = paths;
    this.stopped = stopped;
  }

  long givenUp() {
    return paths.givenUp();
  }

  /// @return whether they changed anything
  boolean apply() {
    boolean changed = false;
    boolean again = true;
    while (again) {
      again = sweep();
      changed |= again;
    }
    return changed;
  }

  private boolean sweep() {
    boolean changed = false;
    for (int a = 0; a < marks.size(); a++) {
      for (int at = marks.start(a); at < marks.end(a) && !stopped.getAsBoolean(); at++) {
        if (marks.here(at) == CIRCLE
            && marks.there(at) == ARROW
            && (transitive(at) || uncovered(at) || twoParents(at))) {
          changed |= marks.orient(marks.twin(at), TAIL);
        }
      }
    }
    return changed && !stopped.getAsBoolean();
  }

  /// R8: `a -> b -> c` or `a --o b -> c`.
  private boolean transitive(int at) {
    int a = marks.owner(at);
    for (int i = marks.start(a); i < marks.end(a); i++) {
      if (marks.here(i) == TAIL
          && marks.there(i) != TAIL
          && parent(marks.target(i), marks.target(at))) {
        return true;
      }
    }
    return false;
  }

  private boolean parent(int b, int c) {
    int at = marks.position(b, c);
    return at >= 0 && marks.here(at) == TAIL && marks.there(at) == ARROW;
  }

  /// R9: an uncovered potentially directed path `a, b, .., c` where `b` and `c` are not adjacent.
  private boolean uncovered(int at) {
    int a = marks.owner(at);
    int c = marks.target(at);
    for (int first = marks.start(a); first < marks.end(a); first++) {
      if (first != at
          && marks.apart(marks.target(first), c)
          && paths.find(POTENTIALLY_DIRECTED, first, c, -1, -1).length > 0) {
        return true;
      }
    }
    return false;
  }

  /// R10: `b -> c <- d`, and uncovered potentially directed paths from `a` to `b` and from `a` to
  /// `d` whose first steps are different and not adjacent.
  private boolean twoParents(int at) {
    int c = marks.target(at);
    for (int i = marks.start(c); i < marks.end(c); i++) {
      for (int j = i + 1; j < marks.end(c) && parentAt(i); j++) {
        if (parentAt(j) && twoPaths(at, marks.target(i), marks.target(j))) {
          return true;
        }
      }
    }
    return false;
  }

  /// Whether the target is a parent of the owner.
  private boolean parentAt(int at) {
    return marks.there(at) == TAIL && marks.here(at) == ARROW;
  }

  private boolean twoPaths(int at, int b, int d) {
    int a = marks.owner(at);
    for (int i = marks.start(a); i < marks.end(a); i++) {
      if (i == at || !leads(at, i, b)) {
        continue;
      }
      for (int j = marks.start(a); j < marks.end(a); j++) {
        if (j != at
            && marks.target(i) != marks.target(j)
            && marks.apart(marks.target(i), marks.target(j))
            && leads(at, j, d)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean leads(int at, int first, int target) {
    return paths.find(POTENTIALLY_DIRECTED, first, target, marks.target(at), -1).length > 0;
  }
}
