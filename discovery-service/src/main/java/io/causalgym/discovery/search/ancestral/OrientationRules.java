package io.causalgym.discovery.search.ancestral;

import static io.causalgym.discovery.search.ancestral.PagMarks.ARROW;
import static io.causalgym.discovery.search.ancestral.PagMarks.CIRCLE;
import static io.causalgym.discovery.search.ancestral.PagMarks.TAIL;

import java.util.function.BooleanSupplier;

/// The rules R1 to R10 of FCI, which are complete: applied until none changes anything, they find
/// every mark that all members of the Markov equivalence class share.
///
/// Source: Zhang 2008, sections 3 and 4 (zhang2008completeness); R1 to R4 are those of Spirtes,
/// Meek and Richardson 1999 (spirtes1999algorithm). Only circles are replaced: where tests
/// contradict each other or knowledge, what was oriented first stays, in the order of rules and
/// nodes.
final class OrientationRules {
  private final PagMarks marks;
  private final FciOptions options;
  private final BooleanSupplier stopped;
  private final DiscriminatingRule discriminating;
  private final SelectionRules selection;
  private final TailRules tails;

  OrientationRules(
      PagMarks marks,
      FciOptions options,
      DiscriminatingRule discriminating,
      BooleanSupplier stopped) {
    this.marks = marks;
    this.options = options;
    this.discriminating = discriminating;
    this.stopped = stopped;
    UncoveredPaths paths = new UncoveredPaths(marks);
    this.selection = new SelectionRules(marks, paths, stopped);
    this.tails = new TailRules(marks, paths, stopped);
  }

  /// @return whether it came to its end before the deadline
  boolean run() {
    boolean changed = true;
    while (changed && !stopped.getAsBoolean()) {
      arrowheads();
      changed = options.selectionBias() && options.completeRuleSet() && selection.apply();
      changed |= options.completeRuleSet() && tails.apply();
    }
    return !stopped.getAsBoolean();
  }

  /// Questions about paths that were too many to decide.
  long givenUp() {
    return tails.givenUp();
  }

  private void arrowheads() {
    boolean changed = true;
    while (changed && !stopped.getAsBoolean()) {
      changed = sweep();
      changed = changed || discriminating.apply();
    }
  }

  private boolean sweep() {
    boolean changed = false;
    for (int node = 0; node < marks.size() && !stopped.getAsBoolean(); node++) {
      for (int at = marks.start(node); at < marks.end(node); at++) {
        changed |= away(at);
        changed |= chain(at);
        changed |= doubleTriangle(at);
      }
    }
    return changed;
  }

  /// R1: `a *-> b o-* c` and `a`, `c` not adjacent give `b -> c`.
  ///
  /// @param at from b to c
  private boolean away(int at) {
    if (marks.here(at) != CIRCLE || marks.there(at) == TAIL) {
      return false;
    }
    int b = marks.owner(at);
    int c = marks.target(at);
    for (int i = marks.start(b); i < marks.end(b); i++) {
      int a = marks.target(i);
      if (a != c && marks.here(i) == ARROW && marks.apart(a, c)) {
        marks.orient(at, ARROW);
        return marks.orient(marks.twin(at), TAIL);
      }
    }
    return false;
  }

  /// R2: `a -> b *-> c` or `a *-> b -> c`, with `a *-o c`, give `a *-> c`.
  ///
  /// @param at from a to c
  private boolean chain(int at) {
    if (marks.there(at) != CIRCLE) {
      return false;
    }
    int a = marks.owner(at);
    int c = marks.target(at);
    for (int i = marks.start(a); i < marks.end(a); i++) {
      if (marks.there(i) == ARROW) {
        int j = marks.position(marks.target(i), c);
        if (j >= 0 && marks.there(j) == ARROW && (marks.here(i) == TAIL || marks.here(j) == TAIL)) {
          return marks.orient(at, ARROW);
        }
      }
    }
    return false;
  }

  /// R3: `a *-> b <-* c`, `a *-o d o-* c`, `a` and `c` not adjacent, with `d *-o b`, give `d *->
  /// b`.
  ///
  /// @param at from d to b
  private boolean doubleTriangle(int at) {
    if (marks.there(at) != CIRCLE) {
      return false;
    }
    int d = marks.owner(at);
    int b = marks.target(at);
    for (int i = marks.start(d); i < marks.end(d); i++) {
      if (marks.here(i) == CIRCLE && marks.at(marks.target(i), b) == ARROW) {
        for (int j = i + 1; j < marks.end(d); j++) {
          if (marks.here(j) == CIRCLE
              && marks.apart(marks.target(i), marks.target(j))
              && marks.at(marks.target(j), b) == ARROW) {
            return marks.orient(at, ARROW);
          }
        }
      }
    }
    return false;
  }
}
