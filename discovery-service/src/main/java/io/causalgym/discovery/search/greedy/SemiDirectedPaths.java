package io.causalgym.discovery.search.greedy;

/// Looks for paths that never go against an arrow. `O(V w)` for rows of `w` words; not thread-safe.
final class SemiDirectedPaths {
  private final int words;
  private final long[] open;
  private final int[] stack;

  SemiDirectedPaths(int size) {
    this.words = Bits.words(size);
    this.open = new long[words];
    this.stack = new int[size];
  }

  /// Whether a path other than their edge leads from one node to another outside `blocked`.
  boolean exist(PartialDag graph, int from, int to, long[] blocked, int at) {
    for (int word = 0; word < words; word++) {
      open[word] = ~blocked[at + word];
    }
    Bits.remove(open, 0, from);
    int count = withdraw(to, push(graph, from, 0));
    while (count > 0) {
      int node = stack[--count];
      if (node == to) {
        return true;
      }
      count = push(graph, node, count);
    }
    return false;
  }

  private int withdraw(int to, int count) {
    for (int i = 0; i < count; i++) {
      if (stack[i] == to) {
        Bits.add(open, 0, to);
        stack[i] = stack[count - 1];
        return count - 1;
      }
    }
    return count;
  }

  private int push(PartialDag graph, int node, int count) {
    int top = count;
    int row = node * words;
    for (int word = 0; word < words; word++) {
      long next = (graph.children[row + word] | graph.neighbours[row + word]) & open[word];
      open[word] &= ~next;
      for (long bits = next; bits != 0; bits &= bits - 1) {
        stack[top++] = (word << 6) + Long.numberOfTrailingZeros(bits);
      }
    }
    return top;
  }
}
