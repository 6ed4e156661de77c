package io.causalgym.graph;

import java.util.List;

/// Builds the compressed sparse rows of one edge kind.
final class SparseRows {
  private SparseRows() {}

  /// The rows as they stand.
  static Adjacency of(List<NodeSet> rows) {
    int[] offsets = new int[rows.size() + 1];
    for (int node = 0; node < rows.size(); node++) {
      offsets[node + 1] = offsets[node] + rows.get(node).size();
    }
    int[] targets = new int[offsets[rows.size()]];
    for (int node = 0; node < rows.size(); node++) {
      int[] row = rows.get(node).toArray();
      System.arraycopy(row, 0, targets, offsets[node], row.length);
    }
    return new Adjacency(offsets, targets);
  }

  /// @param forward whether `from` gets `to` as a target
  /// @param backward whether `to` gets `from` as a target
  static Adjacency of(
      int size, List<Edge> edges, EdgeKind kind, boolean forward, boolean backward) {
    int[] offsets = new int[size + 1];
    for (Edge edge : edges) {
      if (edge.kind() == kind) {
        offsets[edge.from() + 1] += forward ? 1 : 0;
        offsets[edge.to() + 1] += backward ? 1 : 0;
      }
    }
    for (int node = 0; node < size; node++) {
      offsets[node + 1] += offsets[node];
    }
    int[] targets = new int[offsets[size]];
    int[] next = offsets.clone();
    for (Edge edge : edges) {
      if (edge.kind() == kind) {
        if (forward) {
          targets[next[edge.from()]++] = edge.to();
        }
        if (backward) {
          targets[next[edge.to()]++] = edge.from();
        }
      }
    }
    for (int node = 0; node < size; node++) {
      java.util.Arrays.sort(targets, offsets[node], offsets[node + 1]);
    }
    return new Adjacency(offsets, targets);
  }
}
