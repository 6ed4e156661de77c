package io.causalgym.graph.separation;

import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphException;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.GraphProblem;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;

/// What every question about separation must fulfil.
final class Arguments {
  private Arguments() {}

  static void check(GraphView view, NodeSet x, NodeSet y, NodeSet given) {
    check(view, x, given);
    notEmpty("y", y);
    inGraph(view.graph(), "y", y);
    disjoint(view.graph(), "y", y, "x", x);
    disjoint(view.graph(), "given", given, "y", y);
  }

  static void check(GraphView view, NodeSet x, NodeSet given) {
    readable(view.graph());
    notEmpty("x", x);
    inGraph(view.graph(), "x", x);
    inGraph(view.graph(), "given", given);
    disjoint(view.graph(), "given", given, "x", x);
  }

  private static void readable(MixedGraph graph) {
    switch (graph.kind()) {
      case DAG, ADMG -> {}
      case MAG -> ancestral(graph);
      case CPDAG, PAG -> throw unsupported(graph.kind());
    }
  }

  private static GraphException unsupported(GraphKind kind) {
    return new GraphException(
        new GraphProblem.UnsupportedKind(
            kind,
            "separation is not defined on the marks of a "
                + kind
                + "; ask it of a member of the class, all agree"));
  }

  /// Richardson and Spirtes 2002, Definition 2.1 (iii): no arrowhead at an end of `--`.
  private static void ancestral(MixedGraph graph) {
    for (int node = 0; node < graph.size(); node++) {
      if (graph.neighbours().degree(node) > 0
          && graph.parents().degree(node) + graph.spouses().degree(node) > 0) {
        String name = graph.name(node);
        String other = graph.name(graph.neighbours().target(graph.neighbours().start(node)));
        throw new GraphException(
            new GraphProblem.BadEdge(
                name,
                other,
                EdgeKind.UNDIRECTED.symbol(),
                "the edge '"
                    + name
                    + " -- "
                    + other
                    + "' meets an arrowhead at '"
                    + name
                    + "', which an ancestral graph does not have; remove one of the two"));
      }
    }
  }

  private static void notEmpty(String field, NodeSet nodes) {
    if (nodes.isEmpty()) {
      throw bad(field, field + " is empty; name at least one node");
    }
  }

  static void inGraph(MixedGraph graph, String field, NodeSet nodes) {
    int outside = nodes.next(graph.size());
    if (outside >= 0) {
      throw bad(
          field,
          field
              + " holds the node index "
              + outside
              + " of a graph with "
              + graph.size()
              + " nodes; take the sets from the same graph");
    }
  }

  static void disjoint(
      MixedGraph graph, String field, NodeSet nodes, String otherField, NodeSet others) {
    if (nodes.intersects(others)) {
      throw bad(
          field,
          "the node '"
              + graph.name(nodes.intersect(others).first())
              + "' is in both "
              + otherField
              + " and "
              + field
              + "; leave it in one of them");
    }
  }

  static GraphException bad(String field, String message) {
    return new GraphException(new GraphProblem.BadQuestion(field, message));
  }
}
