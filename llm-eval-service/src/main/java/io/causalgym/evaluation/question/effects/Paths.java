package io.causalgym.evaluation.question.effects;

import io.causalgym.graph.Edge;
import io.causalgym.graph.MixedGraph;

/// Lengths of directed paths.
final class Paths {
  private Paths() {}

  /// Edges of the longest directed path, 0 if there is none.
  static int longest(MixedGraph graph, String from, String to) {
    int[] length = new int[graph.size()];
    java.util.Arrays.fill(length, -1);
    for (int node = 0; node < graph.size(); node++) {
      if (graph.name(node).equals(from)) {
        length[node] = 0;
      }
    }
    // As many rounds as nodes: longer than any path.
    for (int round = 0; round < graph.size(); round++) {
      for (Edge edge : graph.edges()) {
        if (length[edge.from()] >= 0) {
          length[edge.to()] = Math.max(length[edge.to()], length[edge.from()] + 1);
        }
      }
    }
    int longest = 0;
    for (int node = 0; node < graph.size(); node++) {
      longest = graph.name(node).equals(to) ? Math.max(0, length[node]) : longest;
    }
    return longest;
  }
}
