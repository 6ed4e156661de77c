package io.causalgym.discovery.search.greedy;

import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import java.util.ArrayList;
import java.util.List;

/// A graph with directed and undirected edges as rows of bits, one row of each relation for each
/// node. The rows are open to this package, whose loops run over their words.
final class PartialDag {
  final int size;
  final int words;
  final long[] parents;
  final long[] children;
  final long[] neighbours;
  final long[] adjacent;

  PartialDag(int size) {
    this.size = size;
    this.words = Bits.words(size);
    int length = Math.multiplyExact(size, words);
    this.parents = new long[length];
    this.children = new long[length];
    this.neighbours = new long[length];
    this.adjacent = new long[length];
  }

  void become(PartialDag other) {
    System.arraycopy(other.parents, 0, parents, 0, parents.length);
    System.arraycopy(other.children, 0, children, 0, parents.length);
    System.arraycopy(other.neighbours, 0, neighbours, 0, parents.length);
    System.arraycopy(other.adjacent, 0, adjacent, 0, parents.length);
  }

  /// Where the rows of a node begin.
  int row(int node) {
    return node * words;
  }

  boolean adjacent(int a, int b) {
    return Bits.has(adjacent, row(a), b);
  }

  boolean directed(int from, int to) {
    return Bits.has(children, row(from), to);
  }

  boolean undirected(int a, int b) {
    return Bits.has(neighbours, row(a), b);
  }

  int degree(int node) {
    return Bits.count(adjacent, row(node), words);
  }

  /// Adds an undirected edge between nodes that are not adjacent.
  void join(int a, int b) {
    Bits.add(neighbours, row(a), b);
    Bits.add(neighbours, row(b), a);
    Bits.add(adjacent, row(a), b);
    Bits.add(adjacent, row(b), a);
  }

  /// Adds `from -> to`, in place of an undirected edge where there is one.
  void direct(int from, int to) {
    Bits.remove(neighbours, row(from), to);
    Bits.remove(neighbours, row(to), from);
    Bits.add(adjacent, row(from), to);
    Bits.add(adjacent, row(to), from);
    Bits.add(children, row(from), to);
    Bits.add(parents, row(to), from);
  }

  void separate(int a, int b) {
    for (long[] relation : List.of(parents, children, neighbours, adjacent)) {
      Bits.remove(relation, row(a), b);
      Bits.remove(relation, row(b), a);
    }
  }

  /// Whether all members of a set are adjacent to each other.
  boolean isClique(long[] set, int at) {
    for (int a = Bits.next(set, at, words, 0); a >= 0; a = Bits.next(set, at, words, a + 1)) {
      for (int word = 0; word < words; word++) {
        long others = set[at + word] & ~(word == a >>> 6 ? 1L << a : 0);
        if ((others & ~adjacent[row(a) + word]) != 0) {
          return false;
        }
      }
    }
    return true;
  }

  List<Edge> edges() {
    List<Edge> edges = new ArrayList<>();
    for (int a = 0; a < size; a++) {
      for (int b = Bits.next(adjacent, row(a), words, 0);
          b >= 0;
          b = Bits.next(adjacent, row(a), words, b + 1)) {
        if (directed(a, b)) {
          edges.add(new Edge(a, b, EdgeKind.DIRECTED));
        } else if (a < b && undirected(a, b)) {
          edges.add(new Edge(a, b, EdgeKind.UNDIRECTED));
        }
      }
    }
    return edges;
  }

  boolean sameAs(PartialDag other) {
    return java.util.Arrays.equals(parents, other.parents)
        && java.util.Arrays.equals(neighbours, other.neighbours);
  }

  /// Tells graphs apart, but for one in 2^64.
  long fingerprint() {
    long hash = 0;
    for (int i = 0; i < parents.length; i++) {
      hash = (hash ^ parents[i]) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
      hash = (hash ^ neighbours[i]) * 0xBF58476D1CE4E5B9L;
      hash ^= hash >>> 32;
    }
    return hash;
  }
}
