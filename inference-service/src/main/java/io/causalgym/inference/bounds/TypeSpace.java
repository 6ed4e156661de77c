package io.causalgym.inference.bounds;

import io.causalgym.graph.NodeSet;
import java.util.Arrays;
import java.util.SortedMap;

/// The response types of the nodes of a district where some parents that they all share are fixed:
/// a state for every row of every node that agrees with these. Rows under other states of the
/// shared parents never meet these in a constraint or a query, so each setting is a polytope of its
/// own.
final class TypeSpace {
  private final Slots slots;
  private final int[] first;
  private final int[] localOf;
  private final int[] cards;
  private final int base;

  TypeSpace(Slots slots, NodeSet nodes, SortedMap<Integer, Integer> common) {
    this.slots = slots;
    this.base = nodes.first();
    int last = nodes.toArray()[nodes.size() - 1];
    this.first = new int[last - base + 1];
    int[] local = new int[nodes.stream().map(slots::rows).sum()];
    int[] states = new int[local.length];
    Arrays.fill(local, -1);
    int rowsBefore = 0;
    int size = 0;
    for (int node = base; node >= 0; node = nodes.next(node + 1)) {
      first[node - base] = rowsBefore;
      for (int row = 0; row < slots.rows(node); row++) {
        if (agrees(node, row, common)) {
          local[rowsBefore + row] = size;
          states[size++] = slots.card(node);
        }
      }
      rowsBefore += slots.rows(node);
    }
    this.localOf = local;
    this.cards = Arrays.copyOf(states, size);
  }

  private boolean agrees(int node, int row, SortedMap<Integer, Integer> common) {
    for (int at = 0; at < slots.parentCount(node); at++) {
      Integer state = common.get(slots.parent(node, at));
      if (state != null && state != slots.stateOfParent(node, at, row)) {
        return false;
      }
    }
    return true;
  }

  /// How many types there are.
  static double count(Slots slots, NodeSet nodes, NodeSet common) {
    double count = 1;
    for (int node = nodes.first(); node >= 0; node = nodes.next(node + 1)) {
      double rows = 1;
      for (int at = 0; at < slots.parentCount(node); at++) {
        int parent = slots.parent(node, at);
        rows *= common.contains(parent) ? 1 : slots.card(parent);
      }
      count *= Math.pow(slots.card(node), rows);
    }
    return count;
  }

  /// The position of a row of a node in a type.
  int local(int node, int row) {
    return localOf[first[node - base] + row];
  }

  /// The type that comes first.
  int[] firstType() {
    return new int[cards.length];
  }

  /// Whether there was another type; it is then in `type`.
  boolean next(int[] type) {
    for (int at = type.length - 1; at >= 0; at--) {
      if (++type[at] < cards[at]) {
        return true;
      }
      type[at] = 0;
    }
    return false;
  }
}
