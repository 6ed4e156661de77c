package io.causalgym.inference.learning;

import io.causalgym.graph.Deadline;
import java.util.Arrays;

/// Rows of some columns, each with the number of rows that it stands for.
final class WeightedRows {
  private static final long EMPTY = -1;

  private final int[] rows;
  private final double[] weights;

  private WeightedRows(int[] rows, double[] weights) {
    this.rows = rows;
    this.weights = weights;
  }

  static WeightedRows all(DiscreteColumns data) {
    double[] weights = new double[data.rows()];
    Arrays.fill(weights, 1);
    int[] rows = new int[data.rows()];
    Arrays.setAll(rows, row -> row);
    return new WeightedRows(rows, weights);
  }

  /// The first `size` of rows and weights that were collected elsewhere.
  static WeightedRows of(int[] rows, double[] weights, int size) {
    return new WeightedRows(Arrays.copyOf(rows, size), Arrays.copyOf(weights, size));
  }

  int size() {
    return rows.length;
  }

  /// The row of the data that stands for the group.
  int row(int group) {
    return rows[group];
  }

  double weight(int group) {
    return weights[group];
  }

  /// One row for all that agree in these columns, in order of first appearance.
  ///
  /// The groups are refined column by column through a hash table of (group, state), so that no row
  /// is ever copied; expected `O(rows * columns)`.
  WeightedRows distinct(DiscreteColumns data, int[] columns, Deadline deadline) {
    int[] group = new int[rows.length];
    int groups = Math.min(1, rows.length);
    long[] keys = new long[Math.max(2, Integer.highestOneBit(Math.max(1, rows.length)) * 4)];
    int[] ids = new int[keys.length];
    for (int column : columns) {
      deadline.check();
      Arrays.fill(keys, EMPTY);
      groups = refine(data, column, group, keys, ids);
    }
    int[] first = new int[groups];
    double[] total = new double[groups];
    for (int at = rows.length - 1; at >= 0; at--) {
      first[group[at]] = rows[at];
      total[group[at]] += weights[at];
    }
    return new WeightedRows(first, total);
  }

  private int refine(DiscreteColumns data, int column, int[] group, long[] keys, int[] ids) {
    int groups = 0;
    for (int at = 0; at < rows.length; at++) {
      // The state is at least -1 and fits 16 bits.
      long key = ((long) group[at] << 16) + data.value(column, rows[at]) + 1;
      int slot = slot(key, keys);
      if (keys[slot] == EMPTY) {
        keys[slot] = key;
        ids[slot] = groups++;
      }
      group[at] = ids[slot];
    }
    return groups;
  }

  private static int slot(long key, long[] keys) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    int slot = (int) (mixed >>> 32) & (keys.length - 1);
    while (keys[slot] != EMPTY && keys[slot] != key) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }
}
