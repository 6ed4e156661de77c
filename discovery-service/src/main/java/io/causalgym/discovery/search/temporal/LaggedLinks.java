package io.causalgym.discovery.search.temporal;

import io.causalgym.discovery.knowledge.Knowledge;

/// The links of a stationary graph over time that are still in question: `i` at `lag` with `j` at
/// the present, those of lag 0 without a direction.
final class LaggedLinks {
  final int size;
  final int maxLag;
  private final boolean[] present;

  LaggedLinks(int size, int maxLag) {
    this.size = size;
    this.maxLag = maxLag;
    this.present = new boolean[(maxLag + 1) * size * size];
  }

  /// Whether knowledge leaves a link open. A variable may always depend on its own past.
  static boolean allowed(Knowledge knowledge, int lag, int i, int j) {
    if (lag > 0) {
      return i == j || knowledge.allows(i, j);
    }
    return i != j && knowledge.allowsAdjacency(i, j);
  }

  boolean has(int lag, int i, int j) {
    return present[at(lag, i, j)];
  }

  void put(int lag, int i, int j, boolean stands) {
    present[at(lag, i, j)] = stands;
    if (lag == 0) {
      present[at(0, j, i)] = stands;
    }
  }

  private int at(int lag, int i, int j) {
    return (lag * size + i) * size + j;
  }

  /// The number of `i` at `lag` among the lagged variables.
  int node(int lag, int i) {
    return lag * size + i;
  }

  /// The neighbours of `j` at its time, ascending.
  int[] contemporaneous(int j) {
    int[] found = new int[size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      if (has(0, i, j)) {
        found[count++] = i;
      }
    }
    return java.util.Arrays.copyOf(found, count);
  }
}
