package io.causalgym.graph;

import java.util.List;

/// What is wrong with a graph or with a question about it; the message names the value and the
/// remedy.
public sealed interface GraphProblem {

  /// One sentence with the offending value and the remedy.
  String message();

  /// A node that the graph does not have.
  record UnknownNode(String node, String message) implements GraphProblem {}

  /// An edge that cannot be: a self edge, a second edge between two nodes, or a kind that does not
  /// fit.
  record BadEdge(String from, String to, String kind, String message) implements GraphProblem {}

  /// A directed cycle, its nodes in order.
  record Cyclic(List<String> cycle, String message) implements GraphProblem {
    public Cyclic {
      cycle = List.copyOf(cycle);
    }
  }

  /// A text that cannot be read.
  ///
  /// @param line from 1
  /// @param column from 1
  record BadText(int line, int column, String message) implements GraphProblem {}

  /// A size over a limit.
  record TooLarge(String what, long size, long limit, String message) implements GraphProblem {}

  /// A question that does not fit the graph: sets that overlap, say.
  record BadQuestion(String field, String message) implements GraphProblem {}

  /// A kind of graph that the algorithm does not answer.
  record UnsupportedKind(GraphKind kind, String message) implements GraphProblem {}
}
