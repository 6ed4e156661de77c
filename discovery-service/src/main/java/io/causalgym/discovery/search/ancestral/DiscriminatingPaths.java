package io.causalgym.discovery.search.ancestral;

import java.util.Arrays;

/// Looks for discriminating paths `d, .., a, b, c`: `d` and `c` are not adjacent, and every node
/// between `d` and `b` is a collider on the path and a parent of `c`.
///
/// Source: Zhang, "On the completeness of orientation rules for causal discovery in the presence of
/// latent confounders and selection bias", Artificial Intelligence 172, 2008, definition 7
/// (zhang2008completeness). Shortest first, `O(E)` for a triple `a, b, c`.
final class DiscriminatingPaths {
  private final PagMarks marks;
  private final int longest;
  private final int[] queue;
  private final int[] lengths;
  // By node: the next one towards b; -1 if the search was not there.
  private final int[] after;

  DiscriminatingPaths(PagMarks marks, int longest) {
    this.marks = marks;
    this.longest = longest;
    this.queue = new int[marks.size()];
    this.lengths = new int[marks.size()];
    this.after = new int[marks.size()];
  }

  /// The shortest path for `b` that begins with `a`: a parent of `c` with an arrowhead from `b`.
  ///
  /// @return its nodes from `d` to `c`; empty if there is none
  int[] find(int a, int b, int c) {
    Arrays.fill(after, -1);
    after[b] = c;
    after[c] = c;
    after[a] = b;
    queue[0] = a;
    lengths[a] = 2;
    int tail = 1;
    for (int head = 0; head < tail && lengths[queue[head]] < longest; head++) {
      int node = queue[head];
      for (int at = marks.start(node); at < marks.end(node); at++) {
        int d = marks.target(at);
        if (after[d] >= 0 || marks.here(at) != PagMarks.ARROW) {
          continue;
        }
        if (marks.apart(d, c)) {
          after[d] = node;
          return path(d, c);
        }
        if (marks.there(at) == PagMarks.ARROW && parent(d, c)) {
          after[d] = node;
          lengths[d] = lengths[node] + 1;
          queue[tail++] = d;
        }
      }
    }
    return new int[0];
  }

  private boolean parent(int a, int c) {
    int at = marks.position(a, c);
    return at >= 0 && marks.here(at) == PagMarks.TAIL && marks.there(at) == PagMarks.ARROW;
  }

  private int[] path(int d, int c) {
    int count = 2;
    for (int node = d; after[node] != c; node = after[node]) {
      count++;
    }
    int[] path = new int[count];
    path[count - 1] = c;
    int node = d;
    for (int i = 0; i < count - 1; i++) {
      path[i] = node;
      node = after[node];
    }
    return path;
  }
}
