package io.causalgym.inference.service;

import io.causalgym.contract.GraphDocument;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.graph.Edge;
import io.causalgym.graph.LatentProjection;
import io.causalgym.graph.MixedGraph;
import io.causalgym.mapping.Graphs;
import io.causalgym.model.causal.CausalModel;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Holds a model against the graph that came with it: the model may have no variable and no edge
/// that the graph has not.
final class ModelGraph {
  private ModelGraph() {}

  /// @throws io.causalgym.contract.ProblemException that names the first difference
  static void check(@Nullable GraphDocument document, CausalModel model) {
    if (document == null) {
      return;
    }
    MixedGraph given = Graphs.read(document);
    MixedGraph own = model.graph();
    if (!given.names().equals(own.names())) {
      given = observed(given);
      own = observed(own);
    }
    if (!given.names().equals(own.names())) {
      throw differ(
          "the model has the variables " + own.names() + " and the graph " + given.names());
    }
    Set<Edge> edges = new HashSet<>(given.edges());
    for (Edge edge : own.edges()) {
      if (!edges.contains(edge)) {
        throw differ(
            "the model has "
                + own.name(edge.from())
                + " "
                + edge.kind().symbol()
                + " "
                + own.name(edge.to())
                + ", which the graph has not");
      }
    }
  }

  private static MixedGraph observed(MixedGraph graph) {
    return graph.latent().isEmpty() ? graph : LatentProjection.of(graph);
  }

  private static RuntimeException differ(String how) {
    return Problem.of(
            ProblemType.INVALID_MODEL,
            how + "; leave 'graph' out, the model has its own, or make them agree",
            "graph",
            null)
        .exception();
  }
}
