package io.causalgym.dataset.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The distinct texts of a column in the order of their first row; found again without a new
/// String.
final class LevelIndex {
  // Nobody outside can know it and send texts that all fall into one slot; no result depends on it.
  private static final long SEED = System.nanoTime();
  private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

  private final List<String> levels = new ArrayList<>();
  private long[] hashes = new long[8];
  // Numbers of levels, -1 where free; a power of two long, at most half full.
  private int[] slots = new int[16];

  LevelIndex() {
    Arrays.fill(slots, -1);
  }

  /// The number of a text, or -1 if it is new.
  int find(char[] text, int from, int to) {
    return slots[slot(hash(text, from, to), text, from, to)];
  }

  /// Gives a new text the next number.
  int add(char[] text, int from, int to) {
    int number = levels.size();
    long hash = hash(text, from, to);
    if (number == hashes.length) {
      grow();
    }
    slots[slot(hash, text, from, to)] = number;
    hashes[number] = hash;
    levels.add(new String(text, from, to - from));
    return number;
  }

  private static long hash(char[] text, int from, int to) {
    long hash = SEED;
    for (int at = from; at < to; at++) {
      hash = (hash ^ text[at]) * MULTIPLIER;
      hash ^= hash >>> 32;
    }
    return hash;
  }

  private int slot(long hash, char[] text, int from, int to) {
    int slot = (int) hash & (slots.length - 1);
    while (slots[slot] >= 0 && !same(slots[slot], hash, text, from, to)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private boolean same(int number, long hash, char[] text, int from, int to) {
    String level = levels.get(number);
    if (hashes[number] != hash || level.length() != to - from) {
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
    hashes = Arrays.copyOf(hashes, 2 * hashes.length);
    slots = new int[2 * hashes.length];
    Arrays.fill(slots, -1);
    for (int number = 0; number < levels.size(); number++) {
      int slot = (int) hashes[number] & (slots.length - 1);
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
