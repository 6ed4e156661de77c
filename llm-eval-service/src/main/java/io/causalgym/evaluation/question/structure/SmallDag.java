package io.causalgym.evaluation.question.structure;

import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.MixedGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// An acyclic graph of a few nodes, numbered in a topological order; sets of nodes are bits.
///
/// @param parents of each node
/// @param hidden nodes that nobody observes: roots with two children
record SmallDag(List<Integer> parents, int hidden) {
  SmallDag {
    parents = List.copyOf(parents);
  }

  int size() {
    return parents.size();
  }

  int parents(int node) {
    return parents.get(node);
  }

  static int bit(int node) {
    return 1 << node;
  }

  static boolean has(int set, int node) {
    return (set >> node & 1) == 1;
  }

  /// Every node.
  int all() {
    return (1 << size()) - 1;
  }

  int observed() {
    return all() & ~hidden;
  }

  int children(int node) {
    int children = 0;
    for (int v = 0; v < size(); v++) {
      children |= has(parents(v), node) ? bit(v) : 0;
    }
    return children;
  }

  boolean adjacent(int a, int b) {
    return has(parents(a), b) || has(parents(b), a);
  }

  int edges() {
    return parents.stream().mapToInt(Integer::bitCount).sum();
  }

  /// A set with all that leads to it.
  int ancestors(int set) {
    int ancestors = set;
    for (int v = size() - 1; v >= 0; v--) {
      ancestors |= has(ancestors, v) ? parents(v) : 0;
    }
    return ancestors;
  }

  /// A set with all that it leads to.
  int descendants(int set) {
    int descendants = set;
    for (int v = 0; v < size(); v++) {
      descendants |= (parents(v) & descendants) != 0 ? bit(v) : 0;
    }
    return descendants;
  }

  SmallDag without(int from, int to) {
    List<Integer> fewer = new ArrayList<>(parents);
    fewer.set(to, parents(to) & ~bit(from));
    return new SmallDag(fewer, hidden);
  }

  /// The same with other nodes hidden.
  SmallDag hiding(int nodes) {
    return new SmallDag(parents, nodes);
  }

  /// Whether sets are d-separated: no node of the one is connected with one of the other in the
  /// moral graph of their ancestors without the given ones.
  ///
  /// Source: Lauritzen and others 1990 (lauritzen1990independence).
  boolean separated(int a, int b, int given) {
    int relevant = ancestors(a | b | given);
    int reached = a & ~given;
    int frontier = reached;
    while (frontier != 0) {
      int next = 0;
      for (int v = 0; v < size(); v++) {
        next |= has(frontier, v) ? moral(v, relevant) : 0;
      }
      frontier = next & ~given & ~reached;
      reached |= frontier;
    }
    return (reached & b) == 0;
  }

  private int moral(int node, int within) {
    int neighbours = parents(node) & within;
    int children = children(node) & within;
    neighbours |= children;
    for (int child = 0; child < size(); child++) {
      neighbours |= has(children, child) ? parents(child) & within : 0;
    }
    return neighbours & ~bit(node);
  }

  static String name(int node) {
    return "V" + (node + 1);
  }

  List<String> names(int set) {
    return IntStream.range(0, size()).filter(v -> has(set, v)).mapToObj(SmallDag::name).toList();
  }

  /// The graph with its hidden nodes as latent ones.
  MixedGraph graph() {
    GraphBuilder builder = MixedGraph.builder();
    for (int v = 0; v < size(); v++) {
      if (has(hidden, v)) {
        builder.latent(name(v));
      } else {
        builder.node(name(v));
      }
    }
    for (int v = 0; v < size(); v++) {
      for (int u = 0; u < v; u++) {
        if (has(parents(v), u)) {
          builder.edge(name(u), name(v), EdgeKind.DIRECTED);
        }
      }
    }
    return builder.build();
  }

  /// Edges of the longest directed path.
  int longestPath() {
    int[] length = new int[size()];
    int longest = 0;
    for (int v = 0; v < size(); v++) {
      for (int u = 0; u < v; u++) {
        length[v] = has(parents(v), u) ? Math.max(length[v], length[u] + 1) : length[v];
      }
      longest = Math.max(longest, length[v]);
    }
    return longest;
  }

  /// A graph of observed nodes, each pair joined with a probability.
  static SmallDag random(int nodes, double density, RandomGenerator random) {
    return random(0, nodes, density, random);
  }

  /// A graph with hidden common causes, first in the order, of two observed nodes each.
  static SmallDag random(int causes, int nodes, double density, RandomGenerator random) {
    List<Integer> parents = new ArrayList<>();
    for (int v = 0; v < causes + nodes; v++) {
      int of = 0;
      for (int u = causes; u < v; u++) {
        of |= random.nextDouble() < density ? bit(u) : 0;
      }
      parents.add(v < causes ? 0 : of);
    }
    for (int cause = 0; cause < causes; cause++) {
      int first = causes + random.nextInt(nodes);
      int second = causes + random.nextInt(nodes);
      while (second == first) {
        second = causes + random.nextInt(nodes);
      }
      parents.set(first, parents.get(first) | bit(cause));
      parents.set(second, parents.get(second) | bit(cause));
    }
    return new SmallDag(parents, (1 << causes) - 1);
  }
}
