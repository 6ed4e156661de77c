package io.causalgym.discovery.search.ancestral;

import java.util.Arrays;

/// The pairs that are not adjacent but share a neighbour: the ends of what may be a collider.
final class UnshieldedPairs {
  private UnshieldedPairs() {}

  @FunctionalInterface
  interface Choice {
    boolean takes(int a, int c);
  }

  /// Each once, ascending, the lower node first.
  static int[] of(PagMarks marks, Choice choice) {
    int[] ends = new int[16];
    int count = 0;
    int[] metFrom = new int[marks.size()];
    Arrays.fill(metFrom, -1);
    for (int a = 0; a < marks.size(); a++) {
      int begin = count;
      for (int i = marks.start(a); i < marks.end(a); i++) {
        int b = marks.target(i);
        for (int j = marks.start(b); j < marks.end(b) && marks.there(i) != PagMarks.NONE; j++) {
          int c = marks.target(j);
          if (c > a
              && metFrom[c] != a
              && marks.there(j) != PagMarks.NONE
              && !marks.adjacent(a, c)
              && choice.takes(a, c)) {
            ends = count == ends.length ? Arrays.copyOf(ends, 2 * count) : ends;
            ends[count++] = c;
          }
          metFrom[c] = a;
        }
      }
      Arrays.sort(ends, begin, count);
      ends = withFirst(ends, begin, count, a);
      count = 2 * count - begin;
    }
    return Arrays.copyOf(ends, count);
  }

  /// Puts `first` before each of the entries from `begin` on.
  private static int[] withFirst(int[] ends, int begin, int count, int first) {
    int after = 2 * count - begin;
    int[] wider = after > ends.length ? Arrays.copyOf(ends, 2 * after) : ends;
    for (int at = count - 1; at >= begin; at--) {
      wider[2 * at - begin + 1] = wider[at];
      wider[2 * at - begin] = first;
    }
    return wider;
  }
}
