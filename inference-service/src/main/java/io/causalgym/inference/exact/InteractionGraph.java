package io.causalgym.inference.exact;

/// Which variables share a factor, as bit rows, while variables are eliminated from it.
final class InteractionGraph {
  final int size;
  final int words;

  /// Row `v` is the words from `v * words`.
  final long[] rows;

  /// By node: binary logarithm of the cells of the clique that it makes with its neighbours.
  final double[] weights;

  private final double[] bits;
  private long wordsRead;

  /// @param bits by node: binary logarithm of its number of states
  InteractionGraph(double[] bits) {
    this.size = bits.length;
    this.words = (size + 63) / 64;
    this.rows = new long[size * words];
    this.weights = bits.clone();
    this.bits = bits;
  }

  void join(int a, int b) {
    long bit = 1L << b;
    int word = a * words + (b >> 6);
    if (a != b && (rows[word] & bit) == 0) {
      rows[word] |= bit;
      rows[b * words + (a >> 6)] |= 1L << a;
      weights[a] += bits[b];
      weights[b] += bits[a];
    }
  }

  int[] neighbours(int node) {
    int[] neighbours = new int[degree(node)];
    int count = 0;
    for (int word = 0; word < words; word++) {
      for (long left = rows[node * words + word]; left != 0; left &= left - 1) {
        neighbours[count++] = (word << 6) + Long.numberOfTrailingZeros(left);
      }
    }
    return neighbours;
  }

  int degree(int node) {
    int degree = 0;
    for (int at = node * words; at < (node + 1) * words; at++) {
      degree += Long.bitCount(rows[at]);
    }
    return degree;
  }

  /// How much work counting fill has been.
  long wordsRead() {
    return wordsRead;
  }

  /// How many pairs of a node's neighbours are not joined.
  int fill(int node) {
    int[] neighbours = neighbours(node);
    wordsRead += (neighbours.length + 2L) * words;
    int joined = 0;
    for (int neighbour : neighbours) {
      for (int word = 0; word < words; word++) {
        joined += Long.bitCount(rows[node * words + word] & rows[neighbour * words + word]);
      }
    }
    return (neighbours.length * (neighbours.length - 1) - joined) / 2;
  }

  /// Takes a node out and joins its neighbours.
  ///
  /// @param touched gets the neighbours, a bit each, and with `fills` all whose fill may change
  void eliminate(int node, int[] neighbours, long[] touched, boolean fills) {
    for (int neighbour : neighbours) {
      rows[neighbour * words + (node >> 6)] &= ~(1L << node);
      weights[neighbour] -= bits[node];
      touched[neighbour >> 6] |= 1L << neighbour;
    }
    for (int neighbour : neighbours) {
      for (int word = 0; word < words; word++) {
        long missing = rows[node * words + word] & ~rows[neighbour * words + word];
        for (long left = missing; left != 0; left &= left - 1) {
          int other = (word << 6) + Long.numberOfTrailingZeros(left);
          join(neighbour, other);
          if (fills && other != neighbour) {
            touchCommon(neighbour, other, touched);
          }
        }
      }
    }
  }

  private void touchCommon(int a, int b, long[] touched) {
    for (int word = 0; word < words; word++) {
      touched[word] |= rows[a * words + word] & rows[b * words + word];
    }
  }
}
