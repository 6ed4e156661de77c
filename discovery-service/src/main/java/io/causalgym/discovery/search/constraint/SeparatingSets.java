package io.causalgym.discovery.search.constraint;

import java.util.Arrays;

/// Separating sets that are not empty, by pair: an open-addressing table into one array of members.
/// Not thread-safe while it is filled.
final class SeparatingSets {
  private static final long FREE = -1;

  // Lower node << 32 | higher node.
  private long[] keys = new long[64];
  private int[] places = new int[64];
  private int count;

  // At a place: the number of members, then the members.
  private int[] members = new int[256];
  private int used;
  private int largest;

  SeparatingSets() {
    Arrays.fill(keys, FREE);
  }

  /// Members of the largest set.
  int largest() {
    return largest;
  }

  /// Keeps a set; the one kept first stays.
  void put(int a, int b, int[] from, int at, int size) {
    if (2 * (count + 1) > keys.length) {
      grow();
    }
    long key = key(a, b);
    int slot = slot(key);
    if (keys[slot] == key) {
      return;
    }
    keys[slot] = key;
    places[slot] = used;
    count++;
    if (used + size + 1 > members.length) {
      members = Arrays.copyOf(members, Math.max(used + size + 1, used + (used >> 1)));
    }
    largest = Math.max(largest, size);
    members[used] = size;
    System.arraycopy(from, at, members, used + 1, size);
    Arrays.sort(members, used + 1, used + 1 + size);
    used += size + 1;
  }

  /// The place of a pair's set, or -1.
  int find(int a, int b) {
    long key = key(a, b);
    int slot = slot(key);
    return keys[slot] == key ? places[slot] : -1;
  }

  int size(int place) {
    return members[place];
  }

  int[] at(int place) {
    return Arrays.copyOfRange(members, place + 1, place + 1 + members[place]);
  }

  boolean contains(int place, int node) {
    return Arrays.binarySearch(members, place + 1, place + 1 + members[place], node) >= 0;
  }

  /// The pairs that have a set, ascending.
  long[] pairs() {
    return Arrays.stream(keys).filter(key -> key != FREE).sorted().toArray();
  }

  private static long key(int a, int b) {
    return ((long) Math.min(a, b) << 32) | Math.max(a, b);
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    // Fibonacci hashing: the high bits of a product with 2^64 / golden ratio are well mixed.
    int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
    while (keys[slot] != FREE && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldPlaces = places;
    keys = new long[2 * oldKeys.length];
    places = new int[2 * oldKeys.length];
    Arrays.fill(keys, FREE);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != FREE) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        places[slot] = oldPlaces[i];
      }
    }
  }
}
