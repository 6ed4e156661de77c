package io.causalgym.inference.bounds;

import io.causalgym.graph.MixedGraph;

/// Numbers the rows of the response functions of all variables: slot `offset(v) + row`, rows
/// row-major over the parents of `v`, ascending.
final class Slots {
  private final int[] cards;
  private final int[][] parents;
  private final int[][] strides;
  private final int[] offsets;

  Slots(MixedGraph graph, int[] cards) {
    int size = graph.size();
    this.cards = cards;
    this.parents = new int[size][];
    this.strides = new int[size][];
    this.offsets = new int[size + 1];
    for (int node = 0; node < size; node++) {
      parents[node] = graph.parents().of(node).toArray();
      strides[node] = new int[parents[node].length];
      int rows = 1;
      for (int at = parents[node].length - 1; at >= 0; at--) {
        strides[node][at] = rows;
        rows *= cards[parents[node][at]];
      }
      offsets[node + 1] = offsets[node] + rows;
    }
  }

  int card(int node) {
    return cards[node];
  }

  int[] cards() {
    return cards;
  }

  int parentCount(int node) {
    return parents[node].length;
  }

  /// The parent at a position of the ascending list.
  int parent(int node, int at) {
    return parents[node][at];
  }

  /// How far a step of the parent at that position moves in the rows.
  int stride(int node, int at) {
    return strides[node][at];
  }

  int rows(int node) {
    return offsets[node + 1] - offsets[node];
  }

  int slot(int node, int row) {
    return offsets[node] + row;
  }

  /// The variable that a slot belongs to.
  int node(int slot) {
    int low = 0;
    int high = offsets.length - 1;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (offsets[middle] <= slot) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// The row of its variable that a slot is.
  int row(int slot) {
    return slot - offsets[node(slot)];
  }

  /// The state of a parent in a row.
  int stateOfParent(int node, int at, int row) {
    return row / strides[node][at] % cards[parents[node][at]];
  }
}
