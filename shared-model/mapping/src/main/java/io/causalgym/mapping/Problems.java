package io.causalgym.mapping;

import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.graph.GraphProblem;

/// What is wrong with a graph, or with a question about it, as problems on the wire.
public final class Problems {
  private Problems() {}

  /// @return the problem with its type, the field at fault and what else is known of it
  public static Problem of(GraphProblem problem) {
    return switch (problem) {
      case GraphProblem.UnknownNode(String node, String message) ->
          Problem.of(ProblemType.UNKNOWN_NODE, message, null, node);
      case GraphProblem.BadEdge(String from, String to, String kind, String message) ->
          Problem.of(
              ProblemType.INVALID_GRAPH, message, "graph.edges", from + " " + kind + " " + to);
      case GraphProblem.Cyclic cyclic ->
          Problem.of(ProblemType.CYCLIC_GRAPH, cyclic.message(), "graph.edges", null)
              .with("cycle", cyclic.cycle());
      case GraphProblem.BadText(int line, int column, String message) ->
          Problem.of(ProblemType.INVALID_GRAPH_TEXT, message, "graph.text", null)
              .with("line", line)
              .with("column", column);
      case GraphProblem.TooLarge(String what, long size, long limit, String message) ->
          Problem.of(ProblemType.INVALID_GRAPH, message, "graph." + what, size)
              .with("limit", limit);
      case GraphProblem.BadQuestion(String field, String message) ->
          Problem.of(ProblemType.INVALID_VALUE, message, field, null);
      case GraphProblem.UnsupportedKind(var kind, String message) ->
          Problem.of(ProblemType.UNSUPPORTED, message, "graph.kind", Graphs.kind(kind));
    };
  }
}
