package io.causalgym.inference.linear.identification;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.MixedGraph;

/// Proves that a graph's covariance matrices have infinitely many parameters: no family of
/// half-trek sets, one a node, is without two nodes that are in each other's sets.
///
/// One flow decides: each node has a copy of the network of half-treks, and each pair of nodes that
/// are no siblings may be used by one of the two. `O(p (V^2 + V E))` for `p` edges `->`.
///
/// Source: Foygel, Draisma and Drton, Annals of Statistics 40(3), 2012 (foygel2012halftrek),
/// theorem 2 and section 6.
final class HalfTrekObstruction {
  /// Edges of the network at most, each visited once for an edge `->` of the graph: above, the
  /// question stays open.
  private static final long LARGEST = 500_000;

  private final MixedGraph graph;
  private final Deadline deadline;

  HalfTrekObstruction(MixedGraph graph, Deadline deadline) {
    this.graph = graph;
    this.deadline = deadline;
  }

  /// Whether it is proven; false says nothing.
  boolean proven() {
    int size = graph.size();
    long edges = (long) size * (2L * size + 2L * graph.edges().size());
    return edges <= LARGEST && flow() < wanted();
  }

  private int wanted() {
    int wanted = 0;
    for (int node = 0; node < graph.size(); node++) {
      wanted += graph.parents().degree(node);
    }
    return wanted;
  }

  private int flow() {
    int size = graph.size();
    int copy = 3 * size;
    int pairs = size * copy;
    int source = pairs + size * size;
    FlowNetwork network = new FlowNetwork(source + 2);
    for (int node = 0; node < size; node++) {
      deadline.check();
      HalfTrekCriterion.connect(graph, network, node, node * copy, node * copy + size, source + 1);
      for (int other = 0; other < node; other++) {
        if (!graph.spouses().has(node, other)) {
          int pair = pairs + node * size + other;
          network.edge(source, pair, 1);
          network.edge(pair, node * copy + other, 1);
          network.edge(pair, other * copy + node, 1);
        }
      }
    }
    return network.maximum(source, source + 1, Integer.MAX_VALUE, deadline);
  }
}
