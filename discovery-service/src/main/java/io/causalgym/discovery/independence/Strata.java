package io.causalgym.discovery.independence;

import java.util.Arrays;

/// Rows grouped by their values of some columns: a number for each row. Scratch space of one
/// thread, filled again and again.
final class Strata {
  /// Up to this many groups are numbered as they are, empty ones too.
  private static final int DENSE = 32;

  // A table with a place for each possible group, up to so many a row; a hash table beyond.
  private static final int PLACES_PER_ROW = 4;

  private final int[] codes;
  private int count = 1;

  // Whether rows of a group have a missing value.
  private boolean[] unknown = new boolean[1];

  Strata(int rows) {
    this.codes = new int[rows];
  }

  int[] codes() {
    return codes;
  }

  int count() {
    return count;
  }

  boolean unknown(int stratum) {
    return unknown[stratum];
  }

  /// The groups of `parent` divided by a column.
  ///
  /// @param map all -1, and left so
  void refine(Strata parent, DiscreteColumns columns, int column, Renumbering map, boolean dense) {
    byte[] values = columns.codes(column);
    int width = columns.width(column);
    long possible = (long) parent.count * width;
    if (possible <= (dense ? DENSE : 1)) {
      for (int row = 0; row < codes.length; row++) {
        codes[row] = parent.codes[row] * width + values[row];
      }
      count = (int) possible;
      reserve();
      for (int stratum = 0; stratum < count; stratum++) {
        unknown[stratum] =
            parent.unknown[stratum / width] || stratum % width == columns.levels(column);
      }
    } else {
      renumber(parent, values, width, columns.levels(column), map, possible);
    }
  }

  private void renumber(
      Strata parent, byte[] values, int width, int levels, Renumbering map, long possible) {
    map.begin(possible <= PLACES_PER_ROW * (long) codes.length ? (int) possible : 0, codes.length);
    count = 0;
    for (int row = 0; row < codes.length; row++) {
      int group = map.number((long) parent.codes[row] * width + values[row], count);
      codes[row] = group;
      if (group == count) {
        count++;
        reserve();
        unknown[group] = parent.unknown[parent.codes[row]] || values[row] == levels;
      }
    }
  }

  private void reserve() {
    if (unknown.length < count) {
      unknown = Arrays.copyOf(unknown, Math.max(count, 2 * unknown.length));
    }
  }
}
