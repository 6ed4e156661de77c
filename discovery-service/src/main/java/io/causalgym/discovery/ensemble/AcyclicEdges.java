package io.causalgym.discovery.ensemble;

import java.util.Arrays;

/// Directed edges that are taken one by one as long as they make no cycle.
///
/// A topological order is kept and repaired between the places of an edge's ends, so that an edge
/// that agrees with it costs nothing.
///
/// Source: Pearce and Kelly, "A dynamic topological sort algorithm for directed acyclic graphs",
/// ACM Journal of Experimental Algorithmics 11, 2006 (pearce2006dynamic).
final class AcyclicEdges {
  private final int[] places;
  private final int[][] children;
  private final int[][] parents;
  private final int[] childCounts;
  private final int[] parentCounts;

  // Of a search.
  private final int[] visited;
  private int visit;
  private final int[] ahead;
  private final int[] behind;

  AcyclicEdges(int size) {
    this.places = new int[size];
    Arrays.setAll(places, node -> node);
    this.children = new int[size][2];
    this.parents = new int[size][2];
    this.childCounts = new int[size];
    this.parentCounts = new int[size];
    this.visited = new int[size];
    this.ahead = new int[size];
    this.behind = new int[size];
  }

  /// Adds an edge; false, and nothing is added, if it would close a cycle.
  boolean add(int from, int to) {
    int first = places[to];
    int last = places[from];
    if (first <= last) {
      int after = search(to, children, childCounts, first, last, ahead);
      if (from == to || visited[from] == visit) {
        return false;
      }
      int before = search(from, parents, parentCounts, first, last, behind);
      reorder(before, after);
    }
    append(children, childCounts, from, to);
    append(parents, parentCounts, to, from);
    return true;
  }

  /// Lists the nodes that `start` leads to with places from `first` to `last`.
  private int search(int start, int[][] next, int[] counts, int first, int last, int[] into) {
    visit++;
    visited[start] = visit;
    into[0] = start;
    int end = 1;
    for (int at = 0; at < end; at++) {
      int node = into[at];
      for (int i = 0; i < counts[node]; i++) {
        int target = next[node][i];
        if (visited[target] != visit && places[target] >= first && places[target] <= last) {
          visited[target] = visit;
          into[end++] = target;
        }
      }
    }
    return end;
  }

  /// What leads to the edge takes the first of the places of both, in its own order.
  private void reorder(int before, int after) {
    long[] nodes = new long[before + after];
    int[] free = new int[before + after];
    for (int i = 0; i < nodes.length; i++) {
      int node = i < before ? behind[i] : ahead[i - before];
      free[i] = places[node];
      nodes[i] = (long) free[i] << 32 | node;
    }
    Arrays.sort(nodes, 0, before);
    Arrays.sort(nodes, before, nodes.length);
    Arrays.sort(free);
    for (int i = 0; i < nodes.length; i++) {
      places[(int) nodes[i]] = free[i];
    }
  }

  private static void append(int[][] rows, int[] counts, int row, int value) {
    if (counts[row] == rows[row].length) {
      rows[row] = Arrays.copyOf(rows[row], 2 * counts[row]);
    }
    rows[row][counts[row]++] = value;
  }
}
