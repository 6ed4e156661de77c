package io.causalgym.graph.path;

import io.causalgym.graph.GraphException;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.GraphProblem;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;

/// Which paths of a graph are wanted.
///
/// @param from the first node
/// @param to the last node, another one
/// @param given the conditioning set, without the two; it matters for {@link PathKind#OPEN} only
/// @param kind which paths
/// @param maxLength edges at most, at least 1
public record PathQuestion(int from, int to, NodeSet given, PathKind kind, int maxLength) {

  /// @throws GraphException with {@link GraphProblem.BadQuestion} or, for open paths in a CPDAG or
  ///   PAG, {@link GraphProblem.UnsupportedKind}
  void check(MixedGraph graph) {
    inGraph(graph, "from", from);
    inGraph(graph, "to", to);
    if (from == to) {
      throw bad("to", "from and to are both '" + graph.name(from) + "'; name two nodes");
    }
    if (given.next(graph.size()) >= 0) {
      inGraph(graph, "given", given.next(graph.size()));
    }
    if (given.contains(from) || given.contains(to)) {
      String name = graph.name(given.contains(from) ? from : to);
      throw bad("given", "'" + name + "' is an end of the paths; leave it out of given");
    }
    if (maxLength < 1) {
      throw bad("maxLength", "maxLength is " + maxLength + "; a path has at least 1 edge");
    }
    boolean classOfGraphs = graph.kind() == GraphKind.CPDAG || graph.kind() == GraphKind.PAG;
    if (kind == PathKind.OPEN && classOfGraphs) {
      throw new GraphException(
          new GraphProblem.UnsupportedKind(
              graph.kind(),
              "open paths are not defined on the marks of a "
                  + graph.kind()
                  + "; ask for another kind of path, or ask a member of the class"));
    }
  }

  private static void inGraph(MixedGraph graph, String field, int node) {
    if (node < 0 || node >= graph.size()) {
      throw bad(
          field,
          field
              + " is the node index "
              + node
              + " of a graph with "
              + graph.size()
              + " nodes;"
              + " take it from the same graph");
    }
  }

  private static GraphException bad(String field, String message) {
    return new GraphException(new GraphProblem.BadQuestion(field, message));
  }
}
