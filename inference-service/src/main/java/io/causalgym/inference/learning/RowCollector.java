package io.causalgym.inference.learning;

import java.util.Arrays;

/// Rows and weights as they are found.
final class RowCollector {
  private int[] rows = new int[8];
  private double[] weights = new double[8];
  private int size;

  void add(int row, double weight) {
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, 2 * size);
      weights = Arrays.copyOf(weights, 2 * size);
    }
    rows[size] = row;
    weights[size++] = weight;
  }

  WeightedRows collected() {
    return WeightedRows.of(rows, weights, size);
  }
}
