package io.causalgym.inference.service;

import io.causalgym.contract.GraphDocument;
import io.causalgym.graph.GraphException;
import io.causalgym.graph.GraphProblem;
import io.causalgym.graph.LatentProjection;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.mapping.Graphs;
import java.util.List;

/// The graph that questions are answered on: latent nodes projected out, and remembered, so that a
/// question about one can say so.
final class ObservedGraph {
  private final MixedGraph full;
  private final MixedGraph graph;

  private ObservedGraph(MixedGraph full) {
    this.full = full;
    this.graph = full.latent().isEmpty() ? full : LatentProjection.of(full);
  }

  static ObservedGraph of(GraphDocument document) {
    return new ObservedGraph(Graphs.read(document));
  }

  MixedGraph graph() {
    return graph;
  }

  /// The observed nodes called `names`.
  ///
  /// @throws GraphException if one is latent or not in the graph
  NodeSet nodes(String field, List<String> names) {
    for (String name : names) {
      check(field, name);
    }
    return graph.nodes(names);
  }

  /// The observed node called `name`.
  int node(String field, String name) {
    check(field, name);
    return graph.node(name);
  }

  /// Refuses names that no question can be asked about.
  void check(String field, List<String> names) {
    names.forEach(name -> check(field, name));
  }

  private void check(String field, String name) {
    int node = full.find(name);
    if (node >= 0 && full.latent().contains(node)) {
      throw new GraphException(
          new GraphProblem.BadQuestion(
              field,
              "'" + name + "' is latent, so nothing can be asked about it; name observed nodes"));
    }
    if (node < 0) {
      throw new GraphException(
          new GraphProblem.UnknownNode(
              name,
              "'"
                  + field
                  + "' names '"
                  + name
                  + "', which the graph does not have; use one of its nodes"));
    }
  }
}
