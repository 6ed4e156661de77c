package io.causalgym.inference.mediation;

import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.MixedGraph;
import io.causalgym.model.ModelException;
import io.causalgym.model.scm.DiscreteScm;

/// Directed edges by name.
final class GraphEdges {
  private GraphEdges() {}

  /// The graph of a model's parents, without what its noises share.
  static MixedGraph directed(DiscreteScm model) {
    GraphBuilder builder = MixedGraph.builder();
    for (int child = 0; child < model.size(); child++) {
      builder.node(model.name(child));
      for (int parent : model.parents(child)) {
        builder.edge(model.name(parent), model.name(child), EdgeKind.DIRECTED);
      }
    }
    return builder.build();
  }

  /// @throws ModelException if there is no such edge
  static void check(MixedGraph graph, String from, String to) {
    int parent = graph.find(from);
    int child = graph.find(to);
    if (parent < 0 || child < 0 || !graph.parents().has(child, parent)) {
      throw new ModelException(
          "paths",
          from + " -> " + to,
          "the graph has no edge " + from + " -> " + to + "; use edges of the graph");
    }
  }
}
