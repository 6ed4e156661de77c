package io.causalgym.discovery.independence;

import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.graph.separation.MSeparation;

/// A test that knows the graph: the p-value is 1 where it separates and 0 where it does not. What a
/// search does with it shows what the search would do with data without end.
///
/// Variables are the nodes that are not latent, ascending. Separation is m-separation: d-separation
/// in a DAG.
public final class OracleTest implements IndependenceTest {
  private final MixedGraph graph;
  private final int[] nodes;

  public OracleTest(MixedGraph graph) {
    this.graph = graph;
    this.nodes = graph.all().minus(graph.latent()).toArray();
  }

  @Override
  public int size() {
    return nodes.length;
  }

  /// The node of a variable.
  public int node(int variable) {
    return nodes[variable];
  }

  @Override
  public Worker worker() {
    return this::pValue;
  }

  private double pValue(int x, int y, int[] given, int count) {
    NodeSet.Builder set = new NodeSet.Builder(graph.size());
    for (int i = 0; i < count; i++) {
      set.add(nodes[given[i]]);
    }
    NodeSet from = NodeSet.of(nodes[x]);
    NodeSet to = NodeSet.of(nodes[y]);
    return MSeparation.separated(graph, from, to, set.build()) ? 1 : 0;
  }
}
