package io.causalgym.inference.adjustment;

import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import java.util.random.RandomGenerator;

/// Small random DAGs and ADMGs whose names do not follow the causal order.
final class RandomGraphs {
  private RandomGraphs() {}

  /// A graph of `nodes` nodes; every pair has a directed edge with probability `directed` and a
  /// bidirected one with probability `bidirected`.
  static MixedGraph draw(RandomGenerator random, int nodes, double directed, double bidirected) {
    int[] order = shuffled(random, nodes);
    GraphBuilder builder =
        MixedGraph.builder().kind(bidirected > 0 ? GraphKind.ADMG : GraphKind.DAG);
    for (int node = 0; node < nodes; node++) {
      builder.node(name(node));
    }
    for (int from = 0; from < nodes; from++) {
      for (int to = from + 1; to < nodes; to++) {
        if (random.nextDouble() < directed) {
          builder.edge(name(order[from]), name(order[to]), EdgeKind.DIRECTED);
        }
        if (random.nextDouble() < bidirected) {
          builder.edge(name(order[from]), name(order[to]), EdgeKind.BIDIRECTED);
        }
      }
    }
    return builder.build();
  }

  /// Up to `most` members of `from`, at least `least` where it has them.
  static NodeSet some(RandomGenerator random, NodeSet from, int least, int most) {
    int[] members = from.toArray();
    int wanted = Math.min(members.length, random.nextInt(least, most + 1));
    int[] order = shuffled(random, members.length);
    NodeSet.Builder chosen = new NodeSet.Builder(0);
    for (int i = 0; i < wanted; i++) {
      chosen.add(members[order[i]]);
    }
    return chosen.build();
  }

  private static String name(int node) {
    return "N" + (char) ('a' + node);
  }

  private static int[] shuffled(RandomGenerator random, int size) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int at = random.nextInt(i + 1);
      order[i] = order[at];
      order[at] = i;
    }
    return order;
  }
}
