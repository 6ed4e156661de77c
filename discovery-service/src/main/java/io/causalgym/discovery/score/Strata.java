package io.causalgym.discovery.score;

import java.util.Arrays;

/// Numbers the combinations of levels that rows have, column after column. While all combinations
/// are not many more than rows they are numbered in mixed radix; beyond that only those that occur,
/// by hashing, so that memory stays proportional to the rows. Not thread-safe.
final class Strata {
  private static final int FEW = 1 << 12;

  private final int rows;
  private final int dense;
  private final int[] numbers;
  private int count;
  private int[] slots = new int[0];
  private int[] keys = new int[0];

  Strata(int rows) {
    this.rows = rows;
    this.dense = Math.max(FEW, Math.min(rows, 1 << 20));
    this.numbers = new int[rows];
    this.count = 1;
  }

  /// One stratum.
  void clear() {
    Arrays.fill(numbers, 0);
    count = 1;
  }

  /// Splits by a column.
  ///
  /// @return whether the numbers are few enough to be kept
  boolean split(byte[] codes, int levels) {
    if ((long) count * levels > Integer.MAX_VALUE) {
      return false;
    }
    if (count == 1) {
      for (int row = 0; row < rows; row++) {
        numbers[row] = codes[row] & 0xFF;
      }
    } else {
      for (int row = 0; row < rows; row++) {
        numbers[row] = numbers[row] * levels + (codes[row] & 0xFF);
      }
    }
    count *= levels;
    if (count > dense) {
      renumber();
    }
    return true;
  }

  private void renumber() {
    int size = Integer.highestOneBit(Math.max(16, rows)) * 4;
    if (slots.length < size) {
      slots = new int[size];
      keys = new int[size];
    }
    Arrays.fill(slots, 0);
    int found = 0;
    int mask = slots.length - 1;
    for (int row = 0; row < rows; row++) {
      int key = numbers[row];
      int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 33) & mask;
      while (slots[slot] != 0 && keys[slot] != key) {
        slot = slot + 1 & mask;
      }
      if (slots[slot] == 0) {
        keys[slot] = key;
        slots[slot] = ++found;
      }
      numbers[row] = slots[slot] - 1;
    }
    count = found;
  }

  /// Strata are numbered below this.
  int count() {
    return count;
  }

  /// The stratum of each row, not to be changed.
  int[] numbers() {
    return numbers;
  }
}
