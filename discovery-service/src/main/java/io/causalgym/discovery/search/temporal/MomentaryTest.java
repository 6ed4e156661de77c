package io.causalgym.discovery.search.temporal;

import java.util.Arrays;

/// Tests of momentary conditional independence (MCI), for one thread: given some variables of the
/// present and the lagged conditions of both ends, those of the earlier end moved back to its time.
///
/// Source: Runge (2020, runge2020discovering).
final class MomentaryTest {
  private final int size;
  private final int[][] conditions;
  private final LaggedTest.Worker worker;
  private final int[] given;
  private final boolean[] taken;
  private int count;
  private long tests;

  /// @param conditions lagged ones for each variable
  /// @param maxLag the longest lag of a condition
  MomentaryTest(int size, int maxLag, int[][] conditions, LaggedTest.Worker worker) {
    this.size = size;
    this.conditions = conditions;
    this.worker = worker;
    this.given = new int[(2 * maxLag + 1) * size];
    this.taken = new boolean[given.length];
  }

  /// Whether `i` at `lag` is independent of `j` given the present variables `from[subset[..]]`.
  boolean independent(int lag, int i, int j, int[] from, int[] subset, int subsetSize) {
    int x = lag * size + i;
    taken[x] = true;
    for (int at = 0; at < subsetSize; at++) {
      add(from[subset[at]]);
    }
    for (int node : conditions[j]) {
      add(node);
    }
    for (int node : conditions[i]) {
      add(node + lag * size);
    }
    boolean independent = worker.independent(x, j, given, count);
    tests++;
    taken[x] = false;
    for (int at = 0; at < count; at++) {
      taken[given[at]] = false;
    }
    count = 0;
    return independent;
  }

  private void add(int node) {
    if (!taken[node]) {
      taken[node] = true;
      given[count++] = node;
    }
  }

  /// Tests done since this was asked last.
  long takeTests() {
    long done = tests;
    tests = 0;
    return done;
  }

  /// The first subset of a size.
  static void first(int[] subset, int size) {
    Arrays.setAll(subset, k -> k < size ? k : 0);
  }

  /// The next subset of the same size of `0 .. most - 1` in lexicographic order, or false.
  static boolean next(int[] subset, int size, int most) {
    int at = size - 1;
    while (at >= 0 && subset[at] == most - size + at) {
      at--;
    }
    if (at < 0) {
      return false;
    }
    subset[at]++;
    for (int k = at + 1; k < size; k++) {
      subset[k] = subset[k - 1] + 1;
    }
    return true;
  }
}
