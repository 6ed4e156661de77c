package io.causalgym.discovery.search.ancestral;

import io.causalgym.discovery.knowledge.Knowledge;
import java.util.Arrays;

/// Collects the neighbours of each node.
final class AdjacencyRows {
  private final int[][] rows;
  private final int[] counts;

  AdjacencyRows(int size) {
    this.rows = new int[size][4];
    this.counts = new int[size];
  }

  void add(int a, int b) {
    append(a, b);
    append(b, a);
  }

  private void append(int a, int b) {
    if (counts[a] == rows[a].length) {
      rows[a] = Arrays.copyOf(rows[a], 2 * counts[a]);
    }
    rows[a][counts[a]++] = b;
  }

  /// Ascending and each once, with the ends of required edges.
  int[][] withRequired(Knowledge knowledge) {
    for (int[] edge : knowledge.required()) {
      add(edge[0], edge[1]);
    }
    int[][] sorted = new int[rows.length][];
    for (int node = 0; node < rows.length; node++) {
      sorted[node] = Arrays.stream(rows[node], 0, counts[node]).sorted().distinct().toArray();
    }
    return sorted;
  }
}
