package io.causalgym.graph;

import java.util.Arrays;

/// A growing stack of node indices for searches without recursion.
final class IntStack {
  private int[] items = new int[64];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  void push(int item) {
    if (size == items.length) {
      items = Arrays.copyOf(items, 2 * size);
    }
    items[size++] = item;
  }

  int pop() {
    return items[--size];
  }
}
