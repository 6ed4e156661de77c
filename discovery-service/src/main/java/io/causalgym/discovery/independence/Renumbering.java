package io.causalgym.discovery.independence;

import java.util.Arrays;

/// Numbers for the groups that occur, in the order in which they are met.
final class Renumbering {
  private int[] numbers = new int[0];
  private long[] keys = new long[0];
  private boolean hashed;
  private int places;

  /// @param possible groups there can be; 0 where they are too many for a place each
  /// @param most groups that are asked for
  void begin(int possible, int most) {
    hashed = possible == 0;
    places = hashed ? Integer.highestOneBit(Math.max(1, most)) << 2 : possible;
    if (numbers.length < places) {
      numbers = new int[places];
    }
    Arrays.fill(numbers, 0, places, -1);
    if (hashed && keys.length < places) {
      keys = new long[places];
    }
  }

  /// The number of a group: `next` if it was not met before.
  int number(long group, int next) {
    int place = hashed ? place(group) : (int) group;
    int number = numbers[place];
    if (number < 0) {
      numbers[place] = next;
      return next;
    }
    return number;
  }

  private int place(long group) {
    int mask = places - 1;
    int place = (int) ((group * 0x9E3779B97F4A7C15L) >>> 32) & mask;
    while (numbers[place] >= 0 && keys[place] != group) {
      place = (place + 1) & mask;
    }
    keys[place] = group;
    return place;
  }
}
