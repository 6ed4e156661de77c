package io.causalgym.discovery.search.ancestral;

/// Which nodes may be ancestors of which: a path leads from one to the other that leaves no node by
/// an arrowhead. As bits, `O(V E)`.
final class PossibleAncestors {
  // By node: its possible ancestors; null for all nodes.
  private final long[][] of;
  private final boolean all;

  private PossibleAncestors(long[][] of, boolean all) {
    this.of = of;
    this.all = all;
  }

  /// Where nothing is known of arrowheads.
  static PossibleAncestors all() {
    return new PossibleAncestors(new long[0][], true);
  }

  /// @param marks whose arrowheads are true: their nodes are no ancestors of the other ends
  static PossibleAncestors of(PagMarks marks) {
    long[][] of = new long[marks.size()][(marks.size() + 63) >>> 6];
    int[] queue = new int[marks.size()];
    for (int node = 0; node < of.length; node++) {
      climb(marks, node, of[node], queue);
    }
    return new PossibleAncestors(of, false);
  }

  private static void climb(PagMarks marks, int node, long[] found, int[] queue) {
    found[node >>> 6] |= 1L << node;
    queue[0] = node;
    int tail = 1;
    for (int head = 0; head < tail; head++) {
      for (int at = marks.start(queue[head]); at < marks.end(queue[head]); at++) {
        int above = marks.target(at);
        if (marks.there(at) != PagMarks.ARROW && (found[above >>> 6] & (1L << above)) == 0) {
          found[above >>> 6] |= 1L << above;
          queue[tail++] = above;
        }
      }
    }
  }

  /// Whether `node` may be an ancestor of `x` or `y`.
  boolean mayBe(int node, int x, int y) {
    return all || ((of[x][node >>> 6] | of[y][node >>> 6]) & (1L << node)) != 0;
  }
}
