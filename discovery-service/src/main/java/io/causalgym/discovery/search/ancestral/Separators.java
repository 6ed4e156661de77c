package io.causalgym.discovery.search.ancestral;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What separates the pairs that are not adjacent: sets found later, before those that the first
/// phase left.
final class Separators {

  /// Where the sets of the first phase are.
  @FunctionalInterface
  interface Source {
    /// Given which the pair is independent, ascending; null if unknown.
    int @Nullable [] of(int a, int b);
  }

  private final Source first;
  private final Map<Long, int[]> later = new HashMap<>();

  Separators(Source first) {
    this.first = first;
  }

  void put(int a, int b, int[] set) {
    later.put(PagMarks.key(a, b), set);
  }

  int @Nullable [] of(int a, int b) {
    int[] set = later.get(PagMarks.key(a, b));
    return set != null ? set : first.of(a, b);
  }

  static boolean contains(int[] set, int node) {
    for (int member : set) {
      if (member == node) {
        return true;
      }
    }
    return false;
  }
}
