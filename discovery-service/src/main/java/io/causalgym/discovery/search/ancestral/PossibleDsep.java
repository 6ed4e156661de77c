package io.causalgym.discovery.search.ancestral;

import io.causalgym.discovery.knowledge.Knowledge;
import java.util.Arrays;

/// The possible-d-sep sets: a node belongs to that of `x` if a path leads to it from `x` on which
/// every inner node is a collider or in a triangle with its neighbours on the path. What is not
/// adjacent in the true graph is separated by a subset of one of the two sets.
///
/// Source: Spirtes, Glymour and Scheines, "Causation, Prediction, and Search", 2000, section 6.7
/// (spirtes2000causation); Colombo et al. 2012, definition 3.3 (colombo2012learning). A
/// breadth-first search over edges, `O(E d)` for a node in a graph of degree `d`; the sets are kept
/// as bits.
final class PossibleDsep implements CandidateList.Source {
  private final PagMarks marks;
  private final Knowledge knowledge;
  private final int longest;
  private final long[][] sets;

  PossibleDsep(PagMarks marks, Knowledge knowledge, int longest) {
    this.marks = marks;
    this.knowledge = knowledge;
    this.longest = longest;
    this.sets = new long[marks.size()][];
  }

  /// Finds the sets of all nodes.
  ///
  /// @return whether there was time
  boolean fill(TestCounter counter) {
    int[] queue = new int[marks.positions()];
    boolean[] seen = new boolean[marks.positions()];
    for (int node = 0; node < sets.length; node++) {
      sets[node] = reach(node, queue, seen);
      if (counter.look()) {
        return false;
      }
    }
    return true;
  }

  private long[] reach(int from, int[] queue, boolean[] seen) {
    long[] set = new long[marks.size() + 63 >>> 6];
    Arrays.fill(seen, false);
    int tail = 0;
    for (int at = marks.start(from); at < marks.end(from); at++) {
      if (marks.there(at) != PagMarks.NONE) {
        seen[at] = true;
        queue[tail++] = at;
      }
    }
    int head = 0;
    for (int length = 1; length <= longest && head < tail; length++) {
      for (int levelEnd = tail; head < levelEnd; head++) {
        int node = marks.target(queue[head]);
        set[node >>> 6] |= 1L << node;
        tail = next(from, queue[head], queue, tail, seen);
      }
    }
    return set;
  }

  private int next(int from, int arrival, int[] queue, int tail, boolean[] seen) {
    int before = marks.owner(arrival);
    int node = marks.target(arrival);
    boolean into = marks.there(arrival) == PagMarks.ARROW;
    for (int at = marks.start(node); at < marks.end(node); at++) {
      int after = marks.target(at);
      if (!seen[at]
          && after != before
          && after != from
          && marks.there(at) != PagMarks.NONE
          && ((into && marks.here(at) == PagMarks.ARROW) || marks.adjacent(before, after))) {
        seen[at] = true;
        queue[tail++] = at;
      }
    }
    return tail;
  }

  /// Subsets of the neighbours alone were tried in the first phase: some other member leads.
  @Override
  public void collect(int x, int y, CandidateList into) {
    collect(x, y, false, into);
    into.lead();
    if (into.count > 0) {
      collect(x, y, true, into);
    }
  }

  private void collect(int x, int y, boolean adjacent, CandidateList into) {
    long[] set = sets[x];
    for (int word = 0; word < set.length; word++) {
      for (long bits = set[word]; bits != 0; bits &= bits - 1) {
        int z = (word << 6) + Long.numberOfTrailingZeros(bits);
        if (z != y && marks.adjacent(x, z) == adjacent && useful(z, x, y)) {
          into.add(z);
        }
      }
    }
  }

  /// Whether `z` can be needed to separate: not where it is known to be a cause of neither.
  private boolean useful(int z, int x, int y) {
    return knowledge.isEmpty() || knowledge.allows(z, x) || knowledge.allows(z, y);
  }
}
