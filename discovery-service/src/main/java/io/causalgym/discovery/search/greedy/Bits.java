package io.causalgym.discovery.search.greedy;

/// Sets of nodes as runs of words in larger arrays, without objects. A set is an array and the
/// position of its first word.
final class Bits {
  private Bits() {}

  static int words(int size) {
    return (size + 63) >>> 6;
  }

  static boolean has(long[] set, int at, int node) {
    return (set[at + (node >>> 6)] >>> node & 1) != 0;
  }

  static void add(long[] set, int at, int node) {
    set[at + (node >>> 6)] |= 1L << node;
  }

  static void remove(long[] set, int at, int node) {
    set[at + (node >>> 6)] &= ~(1L << node);
  }

  /// The smallest member from `from` on, or -1.
  static int next(long[] set, int at, int words, int from) {
    int word = from >>> 6;
    if (word >= words) {
      return -1;
    }
    long bits = set[at + word] & -1L << from;
    while (bits == 0) {
      if (++word == words) {
        return -1;
      }
      bits = set[at + word];
    }
    return (word << 6) + Long.numberOfTrailingZeros(bits);
  }

  static int count(long[] set, int at, int words) {
    int count = 0;
    for (int word = 0; word < words; word++) {
      count += Long.bitCount(set[at + word]);
    }
    return count;
  }

  static boolean isEmpty(long[] set, int at, int words) {
    long any = 0;
    for (int word = 0; word < words; word++) {
      any |= set[at + word];
    }
    return any == 0;
  }

  static boolean subset(long[] set, int at, long[] of, int start, int words) {
    long outside = 0;
    for (int word = 0; word < words; word++) {
      outside |= set[at + word] & ~of[start + word];
    }
    return outside == 0;
  }

  static boolean equal(long[] a, int at, long[] b, int start, int words) {
    long different = 0;
    for (int word = 0; word < words; word++) {
      different |= a[at + word] ^ b[start + word];
    }
    return different == 0;
  }

  /// Writes the intersection of two sets.
  static void and(long[] a, int at, long[] b, int start, long[] into, int to, int words) {
    for (int word = 0; word < words; word++) {
      into[to + word] = a[at + word] & b[start + word];
    }
  }

  /// Writes the members ascending.
  ///
  /// @return how many they are
  static int list(long[] set, int at, int words, int[] into) {
    int count = 0;
    for (int word = 0; word < words; word++) {
      for (long bits = set[at + word]; bits != 0; bits &= bits - 1) {
        into[count++] = (word << 6) + Long.numberOfTrailingZeros(bits);
      }
    }
    return count;
  }
}
