package io.causalgym.discovery.search.ancestral;

import io.causalgym.discovery.independence.IndependenceTest;
import io.causalgym.discovery.independence.Subsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What RFCI tests before it believes a collider or a discriminating path: that edges of them are
/// dependent given the set that separates the ends, too. An edge that is not is removed.
///
/// Source: Colombo et al. 2012, lemmas 3.1 and 3.2, and algorithms 4.4 and 4.5 of its supplement
/// (colombo2012learning). In one thread, for what is removed decides what is tested next.
final class RfciChecks {
  private record Triple(int a, int b, int c) {}

  private final AncestralSearch search;
  private final PagMarks marks;
  private final IndependenceTest.Worker worker;
  private final TestCounter.OfThread watch;
  private final ArrayDeque<Triple> open = new ArrayDeque<>();
  private int[] given = new int[8];

  RfciChecks(AncestralSearch search) {
    this.search = search;
    this.marks = search.marks();
    this.worker = search.test().worker();
    this.watch = search.counter().thread(1);
  }

  /// Removes edges of unshielded triples until all of them hold.
  void removeUnfaithful() {
    for (int b = 0; b < marks.size(); b++) {
      for (int i = marks.start(b); i < marks.end(b); i++) {
        for (int j = i + 1; j < marks.end(b); j++) {
          if (marks.apart(marks.target(i), marks.target(j))) {
            open.add(new Triple(marks.target(i), b, marks.target(j)));
          }
        }
      }
    }
    settle();
  }

  /// @return whether anything was removed
  private boolean settle() {
    boolean removed = false;
    for (@Nullable Triple next = open.poll(); next != null; next = open.poll()) {
      if (search.counter().stopped()) {
        return removed;
      }
      removed |= settle(next);
    }
    return removed;
  }

  private boolean settle(Triple triple) {
    int[] set = search.separators().of(triple.a, triple.c);
    if (set == null
        || !marks.adjacent(triple.a, triple.b)
        || !marks.adjacent(triple.c, triple.b)
        || marks.adjacent(triple.a, triple.c)) {
      return false;
    }
    int[] others = Arrays.stream(set).filter(node -> node != triple.b).toArray();
    boolean first = independent(triple.a, triple.b, others, others.length);
    boolean second = independent(triple.c, triple.b, others, others.length);
    boolean removed = first && removeWithSubset(triple.a, triple.b, others);
    return (second && removeWithSubset(triple.c, triple.b, others)) || removed;
  }

  private boolean independent(int x, int y, int[] set, int count) {
    boolean independent = worker.independent(x, y, set, count, search.options().alpha());
    watch.stop(1);
    return independent;
  }

  /// Removes an edge if a subset of `set` separates its ends: the smallest that does is kept.
  private boolean removeWithSubset(int x, int y, int[] set) {
    if (search.knowledge().requires(x, y) || search.knowledge().requires(y, x)) {
      return false;
    }
    for (int size = 0; size <= set.length; size++) {
      int[] found = separating(x, y, set, size);
      if (found != null) {
        search.separators().put(x, y, found);
        marks.remove(marks.position(x, y));
        unshield(Math.min(x, y), Math.max(x, y));
        return true;
      }
    }
    return false;
  }

  private int @Nullable [] separating(int x, int y, int[] set, int size) {
    given = size > given.length ? new int[2 * size] : given;
    int[] positions = Subsets.first(size);
    do {
      for (int i = 0; i < size; i++) {
        given[i] = set[positions[i]];
      }
      if (independent(x, y, given, size)) {
        return Arrays.copyOf(given, size);
      }
    } while (!search.counter().stopped() && Subsets.next(positions, size, set.length) >= 0);
    return null;
  }

  /// The triangles with a pair that is adjacent no more are unshielded triples now.
  private void unshield(int x, int y) {
    for (int at = marks.start(x); at < marks.end(x); at++) {
      int z = marks.target(at);
      if (marks.there(at) != PagMarks.NONE && marks.adjacent(z, y)) {
        open.add(new Triple(x, z, y));
      }
    }
  }

  /// Whether all neighbours on a discriminating path stay dependent given every subset of what
  /// separates its ends. Where not, edges are removed, new colliders oriented, and the path is
  /// none.
  boolean pathHolds(int[] path, int[] separator) {
    boolean removed = false;
    for (int i = 0; i + 1 < path.length; i++) {
      int x = path[i];
      int y = path[i + 1];
      int[] others = Arrays.stream(separator).filter(node -> node != x && node != y).toArray();
      removed |= removeWithSubset(x, y, others);
    }
    if (removed) {
      settle();
      search.newColliders();
    }
    return !removed && !search.counter().stopped();
  }
}
