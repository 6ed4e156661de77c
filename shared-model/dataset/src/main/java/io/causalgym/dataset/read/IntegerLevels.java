package io.causalgym.dataset.read;

import java.util.Arrays;

/// The distinct values of a column of integers, as long as they are few.
final class IntegerLevels {
  /// More distinct values are never codes.
  static final int MOST = 256;

  private long[] sorted = new long[4];
  private int size;
  private long last;

  /// Whether there are still at most {@link #MOST} values.
  boolean add(long value) {
    if (size > 0 && value == last) {
      return true;
    }
    int at = Arrays.binarySearch(sorted, 0, size, value);
    if (at < 0) {
      if (size == MOST) {
        return false;
      }
      insert(-at - 1, value);
    }
    last = value;
    return true;
  }

  private void insert(int at, long value) {
    if (size == sorted.length) {
      sorted = Arrays.copyOf(sorted, 2 * size);
    }
    System.arraycopy(sorted, at, sorted, at + 1, size - at);
    sorted[at] = value;
    size++;
  }

  int size() {
    return size;
  }

  long[] values() {
    return Arrays.copyOf(sorted, size);
  }
}
