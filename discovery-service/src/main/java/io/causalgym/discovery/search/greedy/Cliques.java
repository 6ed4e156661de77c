package io.causalgym.discovery.search.greedy;

import java.util.Arrays;

/// All cliques inside a set of nodes, the empty one first, then by size and members ascending.
///
/// Their number may be exponential; after {@link #MOST} the rest is left out, which {@link #cut}
/// remembers. Not thread-safe.
final class Cliques {
  /// Twelve neighbours that are all adjacent to each other. In graphs learned from data there are a
  /// few cliques around a node; beyond this the local scores are the bottleneck for minutes.
  static final int MOST = 4096;

  private final int words;
  private long[] sets;
  private int count;
  private boolean cut;

  Cliques(int size) {
    this.words = Bits.words(size);
    this.sets = new long[16 * words];
  }

  /// Finds the cliques inside the set at `within`.
  void find(PartialDag graph, long[] within, int at) {
    count = 1;
    Arrays.fill(sets, 0, words, 0);
    for (int clique = 0; clique < count && count < MOST; clique++) {
      int last = last(clique * words);
      for (int node = Bits.next(within, at, words, last + 1);
          node >= 0 && count < MOST;
          node = Bits.next(within, at, words, node + 1)) {
        if (Bits.subset(sets, clique * words, graph.adjacent, graph.row(node), words)) {
          append(clique * words, node);
        }
      }
    }
    cut |= count == MOST;
  }

  private int last(int at) {
    for (int word = words - 1; word >= 0; word--) {
      if (sets[at + word] != 0) {
        return (word << 6) + 63 - Long.numberOfLeadingZeros(sets[at + word]);
      }
    }
    return -1;
  }

  private void append(int from, int node) {
    int to = count * words;
    if (sets.length < to + words) {
      sets = Arrays.copyOf(sets, 2 * sets.length);
    }
    System.arraycopy(sets, from, sets, to, words);
    Bits.add(sets, to, node);
    count++;
  }

  int count() {
    return count;
  }

  /// Holds clique `i` from word `i * words` on.
  long[] sets() {
    return sets;
  }

  /// Whether cliques were ever left out.
  boolean cut() {
    return cut;
  }
}
