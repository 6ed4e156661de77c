package io.causalgym.graph;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Small random graphs for comparison with oracles; the node order of the directed edges is not the
/// name order.
public final class RandomGraphs {
  private RandomGraphs() {}

  public static MixedGraph dag(SplittableRandom random, int size, double density) {
    return mixed(random, size, density, 0);
  }

  public static MixedGraph admg(SplittableRandom random, int size, double density) {
    return mixed(random, size, density, density);
  }

  private static MixedGraph mixed(
      SplittableRandom random, int size, double directed, double bidirected) {
    int[] order = shuffled(random, size);
    GraphBuilder builder =
        MixedGraph.builder().kind(bidirected > 0 ? GraphKind.ADMG : GraphKind.DAG);
    for (int i = 0; i < size; i++) {
      builder.node(name(order[i]));
      for (int j = 0; j < i; j++) {
        if (random.nextDouble() < directed) {
          builder.edge(name(order[j]), name(order[i]), EdgeKind.DIRECTED);
        }
        if (random.nextDouble() < bidirected) {
          builder.edge(name(order[j]), name(order[i]), EdgeKind.BIDIRECTED);
        }
      }
    }
    return builder.build();
  }

  /// Edges of all three kinds, no arrowhead at an end of an undirected one.
  public static MixedGraph ancestral(SplittableRandom random, int size, double density) {
    int[] order = shuffled(random, size);
    int selected = random.nextInt(size + 1);
    GraphBuilder builder = MixedGraph.builder().kind(GraphKind.MAG);
    for (int i = 0; i < size; i++) {
      builder.node(name(order[i]));
      for (int j = 0; j < i; j++) {
        if (random.nextDouble() < density) {
          EdgeKind kind =
              i < selected
                  ? EdgeKind.UNDIRECTED
                  : j < selected || random.nextBoolean() ? EdgeKind.DIRECTED : EdgeKind.BIDIRECTED;
          builder.edge(name(order[j]), name(order[i]), kind);
        }
      }
    }
    return builder.build();
  }

  /// A graph of `nodes` and about `edges` edges, a share of them bidirected.
  public static MixedGraph sparse(
      SplittableRandom random, int nodes, int edges, double bidirected) {
    int[] order = shuffled(random, nodes);
    boolean[][] taken = new boolean[nodes][nodes];
    GraphBuilder builder =
        MixedGraph.builder().kind(bidirected > 0 ? GraphKind.ADMG : GraphKind.DAG);
    IntStream.range(0, nodes).forEach(node -> builder.node(name(node)));
    for (int placed = 0; placed < edges; ) {
      int a = random.nextInt(nodes);
      int b = random.nextInt(nodes);
      if (a < b && !taken[a][b]) {
        taken[a][b] = true;
        placed++;
        builder.edge(
            name(order[a]),
            name(order[b]),
            random.nextDouble() < bidirected ? EdgeKind.BIDIRECTED : EdgeKind.DIRECTED);
      }
    }
    return builder.build();
  }

  /// Each node with the given chance.
  public static NodeSet subset(SplittableRandom random, NodeSet of, double chance) {
    NodeSet.Builder set = new NodeSet.Builder(0);
    of.forEach(node -> {
      if (random.nextDouble() < chance) {
        set.add(node);
      }
    });
    return set.build();
  }

  public static String name(int node) {
    return node < 26 ? String.valueOf((char) ('A' + node)) : "V" + node;
  }

  private static int[] shuffled(SplittableRandom random, int size) {
    int[] order = IntStream.range(0, size).toArray();
    for (int i = size - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
    return order;
  }
}
