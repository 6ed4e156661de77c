package io.causalgym.inference.identification;

import io.causalgym.graph.GraphException;
import io.causalgym.graph.GraphProblem;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import java.util.List;

/// A query that fits its graph, as node sets.
record Question(NodeSet outcome, NodeSet intervened, NodeSet given) {

  /// @throws GraphException with {@link GraphProblem.UnsupportedKind} for a graph that is no DAG or
  ///   ADMG, {@link GraphProblem.UnknownNode} or {@link GraphProblem.BadQuestion} for the query
  static Question of(MixedGraph graph, IdentificationQuery query) {
    switch (graph.kind()) {
      case DAG, ADMG -> {}
      case CPDAG, MAG, PAG ->
          throw new GraphException(
              new GraphProblem.UnsupportedKind(
                  graph.kind(),
                  "identification needs a dag or an admg, and this graph is a "
                      + graph.kind()
                      + "; orient its edges or name another kind"));
    }
    NodeSet outcome = nodes(graph, "outcome", query.outcome());
    NodeSet intervened = nodes(graph, "do", query.intervened());
    NodeSet given = nodes(graph, "given", query.given());
    if (outcome.isEmpty()) {
      throw bad("outcome", "the query has no outcome; name at least one");
    }
    disjoint(graph, "do", intervened, "outcome", outcome);
    disjoint(graph, "given", given, "outcome", outcome);
    disjoint(graph, "given", given, "do", intervened);
    return new Question(outcome, intervened, given);
  }

  private static NodeSet nodes(MixedGraph graph, String field, List<String> names) {
    NodeSet nodes = graph.nodes(names);
    if (nodes.size() < names.size()) {
      throw bad(field, field + " names a node twice: " + names + "; name each once");
    }
    return nodes;
  }

  private static void disjoint(
      MixedGraph graph, String field, NodeSet nodes, String otherField, NodeSet others) {
    if (nodes.intersects(others)) {
      String name = graph.name(nodes.intersect(others).first());
      throw bad(
          field, "'" + name + "' is in both " + field + " and " + otherField + "; keep it in one");
    }
  }

  private static GraphException bad(String field, String message) {
    return new GraphException(new GraphProblem.BadQuestion(field, message));
  }
}
