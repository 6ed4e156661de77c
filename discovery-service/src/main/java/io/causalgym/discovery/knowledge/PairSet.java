package io.causalgym.discovery.knowledge;

import java.util.Arrays;
import java.util.Objects;

/// Ordered pairs of variables, looked up without boxing.
///
/// A hash table with open addressing as long as pairs are few, one bit for each possible pair from
/// then on: whole groups may be paired, and what they take is at most `n^2 / 8` bytes.
final class PairSet {
  private static final long FREE = -1;

  private final int size;
  private final int rowWords;
  private long[] words;
  private boolean hashed;
  private long count;

  PairSet(int size) {
    this.size = size;
    this.rowWords = (size + 63) >>> 6;
    this.words = new long[] {FREE, FREE};
    this.hashed = true;
  }

  PairSet(PairSet other) {
    this.size = other.size;
    this.rowWords = other.rowWords;
    this.words = other.words.clone();
    this.hashed = other.hashed;
    this.count = other.count;
  }

  long count() {
    return count;
  }

  void add(int from, int to) {
    Objects.checkIndex(from, size);
    Objects.checkIndex(to, size);
    if (hashed && 2 * count >= words.length) {
      grow();
    }
    count += insert(from, to) ? 1 : 0;
  }

  private boolean insert(int from, int to) {
    int at = hashed ? place(key(from, to)) : word(from, to);
    long before = words[at];
    words[at] = hashed ? key(from, to) : before | 1L << to;
    return before != words[at];
  }

  boolean contains(int from, int to) {
    if (count == 0) {
      return false;
    }
    return hashed ? words[place(key(from, to))] != FREE : (words[word(from, to)] >>> to & 1) == 1;
  }

  /// All pairs as `from << 32 | to`, ascending.
  long[] keys() {
    long[] keys = new long[Math.toIntExact(count)];
    int at = 0;
    if (hashed) {
      for (long key : words) {
        if (key != FREE) {
          keys[at++] = key;
        }
      }
      Arrays.sort(keys);
      return keys;
    }
    for (int word = 0; word < words.length; word++) {
      int first = word % rowWords << 6;
      for (long bits = words[word]; bits != 0; bits &= bits - 1) {
        keys[at++] = key(word / rowWords, first + Long.numberOfTrailingZeros(bits));
      }
    }
    return keys;
  }

  private static long key(int from, int to) {
    return (long) from << 32 | to;
  }

  /// Where a key is or would be; the table is never full.
  private int place(long key) {
    int mask = words.length - 1;
    long mixed = key * 0x9E3779B97F4A7C15L; // 2^64 over the golden ratio: Fibonacci hashing
    int at = (int) (mixed >>> 32) & mask;
    while (words[at] != FREE && words[at] != key) {
      at = at + 1 & mask;
    }
    return at;
  }

  private int word(int from, int to) {
    return from * rowWords + (to >>> 6);
  }

  private void grow() {
    long[] keys = keys();
    hashed = 2L * words.length < (long) size * rowWords;
    words = new long[hashed ? 2 * words.length : Math.multiplyExact(size, rowWords)];
    if (hashed) {
      Arrays.fill(words, FREE);
    }
    for (long key : keys) {
      insert((int) (key >>> 32), (int) key);
    }
  }
}
