package io.causalgym.discovery.search.ancestral;

import static io.causalgym.discovery.search.ancestral.PagMarks.ARROW;
import static io.causalgym.discovery.search.ancestral.PagMarks.CIRCLE;
import static io.causalgym.discovery.search.ancestral.PagMarks.TAIL;

import java.util.function.BooleanSupplier;

/// R4: on a discriminating path `d, .., a, b, c` with `b o-* c`, `b -> c` if `b` is in what
/// separates `d` and `c`, else `a <-> b <-> c`.
final class DiscriminatingRule {

  /// Whether a path may be used. RFCI tests its edges first.
  @FunctionalInterface
  interface Check {
    /// @param path from d to c
    /// @return if not, the graph was changed, or time is up
    boolean holds(int[] path, int[] separator);
  }

  private final PagMarks marks;
  private final Separators separators;
  private final DiscriminatingPaths paths;
  private final Check check;
  private final BooleanSupplier stopped;

  DiscriminatingRule(
      PagMarks marks,
      Separators separators,
      int longestPath,
      Check check,
      BooleanSupplier stopped) {
    this.marks = marks;
    this.separators = separators;
    this.paths = new DiscriminatingPaths(marks, longestPath);
    this.check = check;
    this.stopped = stopped;
  }

  /// @return whether it changed anything
  boolean apply() {
    boolean changed = false;
    for (int b = 0; b < marks.size() && !stopped.getAsBoolean(); b++) {
      for (int at = marks.start(b); at < marks.end(b); at++) {
        changed |= marks.here(at) == CIRCLE && decide(b, marks.target(at));
      }
    }
    return changed;
  }

  private boolean decide(int b, int c) {
    for (int i = marks.start(b); i < marks.end(b); i++) {
      int a = marks.target(i);
      if (a == c || marks.there(i) != ARROW) {
        continue;
      }
      int j = marks.position(a, c);
      if (j < 0 || marks.here(j) != TAIL || marks.there(j) != ARROW) {
        continue;
      }
      int[] path = paths.find(a, b, c);
      int[] separator = path.length == 0 ? null : separators.of(path[0], c);
      if (separator != null) {
        return !check.holds(path, separator) || orient(a, b, c, Separators.contains(separator, b));
      }
    }
    return false;
  }

  private boolean orient(int a, int b, int c, boolean inSeparator) {
    marks.orient(b, c, ARROW);
    if (inSeparator) {
      return marks.orient(c, b, TAIL);
    }
    marks.orient(a, b, ARROW);
    return marks.orient(c, b, ARROW);
  }
}
