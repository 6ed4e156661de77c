package io.causalgym.discovery.search.constraint;

import java.util.Arrays;

/// A topological order of the directed edges of a pattern that is repaired as edges are added, so
/// that a path is looked for only between the places of its ends; edges that go away do no harm.
///
/// Source: Pearce and Kelly, "A dynamic topological sort algorithm for directed acyclic graphs",
/// ACM Journal of Experimental Algorithmics 11, 2006 (pearce2006dynamic).
final class DynamicOrder {
  private final Pattern pattern;
  // Where a node stands.
  private final int[] places;

  // Of a search.
  private final int[] visited;
  private int visit;
  private final int[] behind;
  private final int[] ahead;
  private final int[] free;

  DynamicOrder(Pattern pattern) {
    int size = pattern.size();
    this.pattern = pattern;
    this.places = new int[size];
    this.visited = new int[size];
    this.behind = new int[size];
    this.ahead = new int[size];
    this.free = new int[size];
    for (int node = 0; node < size; node++) {
      places[node] = node;
    }
  }

  /// Whether a directed path leads from one node to another.
  boolean reaches(int from, int to) {
    return places[from] <= places[to]
        && visit(from, to, Pattern.OUT, places[from], places[to], ahead) < 0;
  }

  /// Whether a directed path leads from one node to another while there are cycles, which have no
  /// order.
  boolean reachesInCycles(int from, int to) {
    return visit(from, to, Pattern.OUT, 0, places.length, ahead) < 0;
  }

  /// Makes room for an edge that makes no cycle.
  void put(int from, int to) {
    int first = places[to];
    int last = places[from];
    if (last < first) {
      return;
    }
    int after = visit(to, -1, Pattern.OUT, first, last, ahead);
    int before = visit(from, -1, Pattern.IN, first, last, behind);
    // What is behind `from` takes the first of the places that both have, in its own order.
    sort(behind, before);
    sort(ahead, after);
    System.arraycopy(places(behind, before), 0, free, 0, before);
    System.arraycopy(places(ahead, after), 0, free, before, after);
    Arrays.sort(free, 0, before + after);
    for (int i = 0; i < before; i++) {
      places[behind[i]] = free[i];
    }
    for (int i = 0; i < after; i++) {
      places[ahead[i]] = free[before + i];
    }
  }

  private int[] places(int[] nodes, int count) {
    int[] of = new int[count];
    for (int i = 0; i < count; i++) {
      of[i] = places[nodes[i]];
    }
    return of;
  }

  private void sort(int[] nodes, int count) {
    long[] byPlace = new long[count];
    for (int i = 0; i < count; i++) {
      byPlace[i] = ((long) places[nodes[i]] << 32) | nodes[i];
    }
    Arrays.sort(byPlace);
    for (int i = 0; i < count; i++) {
      nodes[i] = (int) byPlace[i];
    }
  }

  /// Collects the nodes that can be reached along edges of one direction between two places.
  ///
  /// @param to ends the search
  /// @return how many; -1 if `to` was reached
  private int visit(int from, int to, byte direction, int first, int last, int[] into) {
    visit++;
    int count = 0;
    into[count++] = from;
    visited[from] = visit;
    for (int next = 0; next < count; next++) {
      int node = into[next];
      if (node == to) {
        return -1;
      }
      for (int at = pattern.start(node); at < pattern.end(node); at++) {
        int target = pattern.target(at);
        if (pattern.direction(at) == direction
            && visited[target] != visit
            && places[target] >= first
            && places[target] <= last) {
          visited[target] = visit;
          into[count++] = target;
        }
      }
    }
    return count;
  }
}
