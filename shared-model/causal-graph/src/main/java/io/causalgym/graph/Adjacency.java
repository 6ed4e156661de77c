package io.causalgym.graph;

/// One relation between nodes in compressed sparse rows: the targets of `node` stand at positions
/// `start(node)` (inclusive) to `end(node)` (exclusive), ascending.
public final class Adjacency {
  private final int[] offsets;
  private final int[] targets;

  Adjacency(int[] offsets, int[] targets) {
    this.offsets = offsets;
    this.targets = targets;
  }

  public int start(int node) {
    return offsets[node];
  }

  public int end(int node) {
    return offsets[node + 1];
  }

  public int target(int position) {
    return targets[position];
  }

  public int degree(int node) {
    return offsets[node + 1] - offsets[node];
  }

  /// Whether `target` is among the targets of `node`, by binary search.
  public boolean has(int node, int target) {
    return java.util.Arrays.binarySearch(targets, offsets[node], offsets[node + 1], target) >= 0;
  }

  /// The targets of `node` as a set.
  public NodeSet of(int node) {
    NodeSet.Builder set = new NodeSet.Builder(0);
    for (int at = start(node); at < end(node); at++) {
      set.add(target(at));
    }
    return set.build();
  }

  /// The union of the targets of all `nodes`.
  public NodeSet of(NodeSet nodes) {
    NodeSet.Builder set = new NodeSet.Builder(0);
    for (int node = nodes.first(); node >= 0; node = nodes.next(node + 1)) {
      for (int at = start(node); at < end(node); at++) {
        set.add(target(at));
      }
    }
    return set.build();
  }
}
