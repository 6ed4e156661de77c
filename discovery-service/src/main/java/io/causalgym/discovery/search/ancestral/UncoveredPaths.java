package io.causalgym.discovery.search.ancestral;

import java.util.Arrays;

/// Looks for uncovered paths, on which the nodes two steps apart are not adjacent.
///
/// A breadth-first search over edges finds a shortest uncovered walk in `O(E d)`; nearly always it
/// is a path, and where there is no walk there is no path. Where it meets a node twice, a
/// depth-first search over paths decides, which gives up after 20 000 steps: the mark then stays a
/// circle.
final class UncoveredPaths {
  private static final int MOST_STEPS = 20_000;

  /// Which edges a path may take.
  enum Kind {
    /// `o-o` alone.
    CIRCLE,
    /// Potentially directed: no arrowhead where it leaves a node, no tail where it enters one.
    POTENTIALLY_DIRECTED
  }

  private final PagMarks marks;
  private final int[] queue;
  // By position: where the walk came from; -1 if it was not there.
  private final int[] before;
  private final boolean[] onPath;
  private final int[] next;
  private long givenUp;

  // Of the present question.
  private Kind kind = Kind.CIRCLE;
  private int from;
  private int target;
  private int apartFrom;

  UncoveredPaths(PagMarks marks) {
    this.marks = marks;
    this.queue = new int[marks.positions()];
    this.before = new int[marks.positions()];
    this.onPath = new boolean[marks.size()];
    this.next = new int[marks.size()];
  }

  /// Questions that were not decided.
  long givenUp() {
    return givenUp;
  }

  /// Whether a path begins with the edge at `first` and ends in `target`.
  ///
  /// @param barred a node that the path does not meet, the target excepted; -1 for none
  /// @param apartFrom a node that the last but one is not adjacent to; -1 for none
  /// @return the positions of its edges from the first to the last; empty if there is none
  int[] find(Kind kind, int first, int target, int barred, int apartFrom) {
    this.kind = kind;
    this.from = marks.owner(first);
    this.target = target;
    this.apartFrom = apartFrom;
    if (!allowed(first)) {
      return new int[0];
    }
    int last = walk(first, barred);
    if (last < 0) {
      return new int[0];
    }
    int[] path = back(last);
    return simple(path) ? path : search(first, barred);
  }

  private boolean allowed(int at) {
    byte here = marks.here(at);
    byte there = marks.there(at);
    return switch (kind) {
      case CIRCLE -> here == PagMarks.CIRCLE && there == PagMarks.CIRCLE;
      case POTENTIALLY_DIRECTED ->
          (here == PagMarks.CIRCLE || here == PagMarks.TAIL)
              && (there == PagMarks.CIRCLE || there == PagMarks.ARROW);
    };
  }

  private boolean ends(int at) {
    return marks.target(at) == target && (apartFrom < 0 || marks.apart(marks.owner(at), apartFrom));
  }

  /// Whether a path that came by `at` may go on by `onward`.
  private boolean continues(int at, int onward, int barred) {
    int to = marks.target(onward);
    return to != from
        && (to != barred || to == target)
        && marks.apart(marks.owner(at), to)
        && to != marks.owner(at)
        && allowed(onward);
  }

  private int walk(int first, int barred) {
    Arrays.fill(before, -1);
    before[first] = first;
    queue[0] = first;
    int tail = 1;
    for (int head = 0; head < tail; head++) {
      int at = queue[head];
      if (ends(at)) {
        return at;
      }
      int node = marks.target(at);
      if (node == target) {
        continue;
      }
      for (int onward = marks.start(node); onward < marks.end(node); onward++) {
        if (before[onward] < 0 && continues(at, onward, barred)) {
          before[onward] = at;
          queue[tail++] = onward;
        }
      }
    }
    return -1;
  }

  private int[] back(int last) {
    int length = 1;
    for (int at = last; before[at] != at; at = before[at]) {
      length++;
    }
    int[] path = new int[length];
    int at = last;
    for (int i = length - 1; i >= 0; i--) {
      path[i] = at;
      at = before[at];
    }
    return path;
  }

  private boolean simple(int[] path) {
    boolean simple = true;
    for (int at : path) {
      simple &= !onPath[marks.target(at)];
      onPath[marks.target(at)] = true;
    }
    for (int at : path) {
      onPath[marks.target(at)] = false;
    }
    return simple;
  }

  /// The path so far stands in the queue, its last position's next step in `next`.
  private int[] search(int first, int barred) {
    Arrays.fill(onPath, false);
    int depth = 0;
    enter(depth, first);
    for (int steps = 0; steps < MOST_STEPS && depth >= 0; steps++) {
      int at = queue[depth];
      if (ends(at)) {
        Arrays.fill(onPath, false);
        return Arrays.copyOf(queue, depth + 1);
      }
      int onward = onward(at, depth, barred);
      if (onward < 0) {
        onPath[marks.target(at)] = false;
        depth--;
      } else {
        enter(++depth, onward);
      }
    }
    givenUp += depth >= 0 ? 1 : 0;
    Arrays.fill(onPath, false);
    return new int[0];
  }

  private void enter(int depth, int at) {
    queue[depth] = at;
    onPath[marks.target(at)] = true;
    next[depth] = marks.start(marks.target(at));
  }

  private int onward(int at, int depth, int barred) {
    int node = marks.target(at);
    while (node != target && next[depth] < marks.end(node)) {
      int onward = next[depth]++;
      if (!onPath[marks.target(onward)] && continues(at, onward, barred)) {
        return onward;
      }
    }
    return -1;
  }
}
