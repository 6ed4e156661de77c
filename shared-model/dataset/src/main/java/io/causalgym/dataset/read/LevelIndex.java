package io.causalgym.dataset.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The distinct texts of a column in the order of their first row; found again without a new
/// String.
final class LevelIndex {
  private final List<String> levels = new ArrayList<>();
  // Numbers of levels, -1 where free; a power of two long, at most half full.
  private int[] slots = new int[16];

  LevelIndex() {
    Arrays.fill(slots, -1);
  }

  /// The number of a text, or -1 if it is new.
  int find(char[] text, int from, int to) {
    return slots[slot(text, from, to)];
  }

  /// Gives a new text the next number.
  int add(char[] text, int from, int to) {
    int number = levels.size();
    levels.add(new String(text, from, to - from));
    if (2 * levels.size() > slots.length) {
      grow();
    } else {
      slots[slot(text, from, to)] = number;
    }
    return number;
  }

  private int slot(char[] text, int from, int to) {
    int hash = 0;
    for (int at = from; at < to; at++) {
      hash = 31 * hash + text[at];
    }
    int slot = spread(hash);
    while (slots[slot] >= 0 && !same(levels.get(slots[slot]), text, from, to)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private int spread(int hash) {
    int mixed = hash * 0x9E3779B9; // Fibonacci hashing: the high bits depend on all of them
    return (mixed ^ (mixed >>> 16)) & (slots.length - 1);
  }

  private static boolean same(String level, char[] text, int from, int to) {
    if (level.length() != to - from) {
      return false;
    }
    for (int i = 0; i < level.length(); i++) {
      if (level.charAt(i) != text[from + i]) {
        return false;
      }
    }
    return true;
  }

  private void grow() {
    slots = new int[slots.length * 2];
    Arrays.fill(slots, -1);
    for (int number = 0; number < levels.size(); number++) {
      int slot = spread(levels.get(number).hashCode());
      while (slots[slot] >= 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = number;
    }
  }

  int size() {
    return levels.size();
  }

  List<String> levels() {
    return levels;
  }
}
