package io.causalgym.discovery.search.greedy;

/// Looks for paths that never go against an arrow, shortest first. `O(V w)` for rows of `w` words;
/// not thread-safe.
final class SemiDirectedPaths {
  private final int words;
  private final long[] open;
  private final int[] queue;
  private final int[] via;
  private int last;

  SemiDirectedPaths(int size) {
    this.words = Bits.words(size);
    this.open = new long[words];
    this.queue = new int[size];
    this.via = new int[size];
  }

  /// Whether a path other than their edge leads from one node to another outside `blocked`.
  boolean exist(PartialDag graph, int from, int to, long[] blocked, int at) {
    for (int word = 0; word < words; word++) {
      open[word] = ~blocked[at + word];
    }
    Bits.remove(open, 0, from);
    // The first steps go past the end of the path.
    Bits.remove(open, 0, to);
    int count = push(graph, from, 0);
    via[from] = from;
    for (int next = 0; next < count; next++) {
      int node = queue[next];
      if (graph.directed(node, to) || graph.undirected(node, to)) {
        via[to] = node;
        last = to;
        return true;
      }
      count = push(graph, node, count);
    }
    return false;
  }

  private int push(PartialDag graph, int node, int count) {
    int end = count;
    int row = node * words;
    for (int word = 0; word < words; word++) {
      long next = (graph.children[row + word] | graph.neighbours[row + word]) & open[word];
      open[word] &= ~next;
      for (long bits = next; bits != 0; bits &= bits - 1) {
        int other = (word << 6) + Long.numberOfTrailingZeros(bits);
        via[other] = node;
        queue[end++] = other;
      }
    }
    return end;
  }

  /// The path that was found last.
  int[] path() {
    int[] backwards = new int[via.length + 1];
    int length = 0;
    int node = last;
    while (via[node] != node) {
      backwards[length++] = node;
      node = via[node];
    }
    backwards[length++] = node;
    int[] path = new int[length];
    for (int i = 0; i < length; i++) {
      path[i] = backwards[length - 1 - i];
    }
    return path;
  }

  /// Whether a path found before is still one outside `blocked`: far less work than to look again.
  static boolean stands(PartialDag graph, int[] path, long[] blocked, int at) {
    for (int i = 1; i < path.length; i++) {
      int node = path[i - 1];
      int next = path[i];
      boolean inside = i < path.length - 1;
      if (!(graph.directed(node, next) || graph.undirected(node, next))
          || (inside && Bits.has(blocked, at, next))) {
        return false;
      }
    }
    return path.length > 0;
  }
}
