package io.causalgym.evaluation.scoring;

import java.util.Arrays;

/// A growing column of numbers.
final class Numbers {
  private static final int FIRST = 256;

  private double[] values = new double[FIRST];
  private int size;

  void add(double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  int size() {
    return size;
  }

  double get(int at) {
    return values[at];
  }

  double[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
