package io.causalgym.discovery.search.greedy;

import java.util.Arrays;

/// Turns a partially directed graph into the CPDAG of the DAGs that have its adjacencies, its
/// directed edges and no other unshielded colliders.
///
/// First a consistent extension by removing sinks, then the labels of its edges in topological
/// order. `O(E d w)` for the largest degree `d` and rows of `w` words.
///
/// Sources: Dor and Tarsi, "A simple algorithm to construct a consistent extension of a partially
/// oriented graph", technical report R-185, 1992 (dor1992simple); Chickering, "A transformational
/// characterization of equivalent Bayesian network structures", UAI 1995, section 4
/// (chickering1995transformational). Not thread-safe.
final class Completion {
  private final int size;
  private final int words;
  private final long[] alive;
  private final int[] queue;
  private final boolean[] queued;
  // Position in the topological order.
  private final int[] rank;
  private final int[] order;
  private final long[] parents;
  private final long[] compelled;

  Completion(int size) {
    this.size = size;
    this.words = Bits.words(size);
    this.alive = new long[words];
    this.queue = new int[size];
    this.queued = new boolean[size];
    this.rank = new int[size];
    this.order = new int[size];
    this.parents = new long[size * words];
    this.compelled = new long[size * words];
  }

  /// Replaces a graph by its CPDAG.
  ///
  /// @return false, the graph left as it was, if no DAG extends it
  boolean complete(PartialDag graph) {
    if (!extend(graph)) {
      return false;
    }
    label();
    for (int node = 0; node < size; node++) {
      for (int word = 0; word < words; word++) {
        int at = node * words + word;
        graph.parents[at] = compelled[at];
      }
    }
    rebuild(graph);
    return true;
  }

  /// The parents of a node in the DAG that was last found, at the node's row.
  long[] extension() {
    return parents;
  }

  /// The nodes of the DAG that was last found, parents first.
  int[] topologicalOrder() {
    return order;
  }

  private void rebuild(PartialDag graph) {
    Arrays.fill(graph.children, 0);
    for (int i = 0; i < graph.neighbours.length; i++) {
      graph.neighbours[i] = graph.adjacent[i] & ~graph.parents[i];
    }
    for (int node = 0; node < size; node++) {
      int row = node * words;
      for (int p = Bits.next(compelled, row, words, 0);
          p >= 0;
          p = Bits.next(compelled, row, words, p + 1)) {
        Bits.add(graph.children, p * words, node);
        Bits.remove(graph.neighbours, p * words, node);
      }
    }
  }

  /// Finds a DAG.
  ///
  /// @return whether there is one
  boolean extend(PartialDag graph) {
    start();
    int head = 0;
    int waiting = size;
    int left = size;
    while (waiting > 0) {
      int node = queue[head];
      head = head + 1 == size ? 0 : head + 1;
      waiting--;
      queued[node] = false;
      if (isSink(graph, node)) {
        rank[node] = --left;
        order[left] = node;
        remove(graph, node);
        waiting = enqueue(graph, node, head, waiting);
      }
    }
    return left == 0;
  }

  private void start() {
    Arrays.fill(alive, 0);
    for (int node = 0; node < size; node++) {
      Bits.add(alive, 0, node);
      queue[node] = node;
      queued[node] = true;
    }
  }

  private int enqueue(PartialDag graph, int removed, int head, int waiting) {
    int count = waiting;
    int row = removed * words;
    for (int word = 0; word < words; word++) {
      for (long bits = graph.adjacent[row + word] & alive[word]; bits != 0; bits &= bits - 1) {
        int other = (word << 6) + Long.numberOfTrailingZeros(bits);
        if (!queued[other]) {
          queued[other] = true;
          queue[(head + count) % size] = other;
          count++;
        }
      }
    }
    return count;
  }

  private void remove(PartialDag graph, int node) {
    Bits.remove(alive, 0, node);
    int row = node * words;
    for (int word = 0; word < words; word++) {
      parents[row + word] = graph.adjacent[row + word] & alive[word];
    }
  }

  /// No edge leaves the node, and each undirected neighbour is adjacent to all its other ones.
  private boolean isSink(PartialDag graph, int node) {
    int row = node * words;
    for (int word = 0; word < words; word++) {
      if ((graph.children[row + word] & alive[word]) != 0) {
        return false;
      }
    }
    for (int word = 0; word < words; word++) {
      for (long bits = graph.neighbours[row + word] & alive[word]; bits != 0; bits &= bits - 1) {
        int other = (word << 6) + Long.numberOfTrailingZeros(bits);
        if (!adjacentToAllAround(graph, other, row)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean adjacentToAllAround(PartialDag graph, int other, int row) {
    for (int word = 0; word < words; word++) {
      long self = word == other >>> 6 ? 1L << other : 0;
      long around = graph.adjacent[row + word] & alive[word] & ~self;
      if ((around & ~graph.adjacent[other * words + word]) != 0) {
        return false;
      }
    }
    return true;
  }

  /// Edges are taken by their heads in topological order; the last parent of a head decides on all
  /// edges into it.
  private void label() {
    for (int head : order) {
      int row = head * words;
      Arrays.fill(compelled, row, row + words, 0);
      int tail = lastParent(row);
      if (tail >= 0) {
        labelFrom(tail, row);
      }
    }
  }

  private int lastParent(int row) {
    int last = -1;
    for (int word = 0; word < words; word++) {
      for (long bits = parents[row + word]; bits != 0; bits &= bits - 1) {
        int node = (word << 6) + Long.numberOfTrailingZeros(bits);
        last = last < 0 || rank[node] > rank[last] ? node : last;
      }
    }
    return last;
  }

  private void labelFrom(int tail, int row) {
    int above = tail * words;
    boolean all = !Bits.subset(compelled, above, parents, row, words);
    for (int word = 0; word < words; word++) {
      long self = word == tail >>> 6 ? 1L << tail : 0;
      all |= (parents[row + word] & ~parents[above + word] & ~self) != 0;
    }
    if (all) {
      System.arraycopy(parents, row, compelled, row, words);
    } else {
      System.arraycopy(compelled, above, compelled, row, words);
    }
  }
}
