package io.causalgym.inference.exact;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/// Rows that agree in some respect are one class. Classes are numbered in the order in which they
/// come, so that two partitions that are the same have the same numbers.
final class RowClasses {
  /// By row: its class.
  final int[] of;

  /// By class: its first row.
  final int[] first;

  private RowClasses(int[] of, int[] first) {
    this.of = of;
    this.first = first;
  }

  /// All rows as one class.
  static RowClasses whole(int rows) {
    return new RowClasses(new int[rows], new int[1]);
  }

  int count() {
    return first.length;
  }

  /// Rows that agree in both respects.
  RowClasses and(RowClasses other) {
    if (other.count() == 1 || this == other) {
      return this;
    }
    return count() == 1 ? other : split(row -> other.of[row], other.count());
  }

  /// Splits classes by a number that each row has, as a state of a variable.
  ///
  /// @param numbers of which each is below `most`
  RowClasses split(IntUnaryOperator numbers, int most) {
    int[] split = new int[of.length];
    int[] firsts = new int[of.length];
    int classes = 0;
    int expected = (int) Math.min((long) count() * most, of.length);
    int slots = Integer.highestOneBit(expected) << 2;
    long[] keys = new long[slots];
    int[] found = new int[slots];
    Arrays.fill(found, -1);
    for (int row = 0; row < split.length; row++) {
      long key = (long) of[row] * most + numbers.applyAsInt(row);
      int slot = slot(key, slots);
      while (found[slot] >= 0 && keys[slot] != key) {
        slot = (slot + 1) & (slots - 1);
      }
      if (found[slot] < 0) {
        keys[slot] = key;
        found[slot] = classes;
        firsts[classes++] = row;
      }
      split[row] = found[slot];
    }
    return new RowClasses(split, Arrays.copyOf(firsts, classes));
  }

  // The upper bits of a product depend on all bits of the key (Knuth, volume 3, section 6.4).
  private static int slot(long key, int slots) {
    return (int) ((key * 0x9E3779B97F4A7C15L) >>> 33) & (slots - 1);
  }
}
