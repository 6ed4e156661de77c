package io.causalgym.graph.separation;

import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;

/// Decides m-separation by reachability over (node, arrowhead) pairs, `O(V + E)`: d-separation in a
/// DAG, m-separation in an ADMG or MAG. A path is open given `Z` if each of its non-colliders is
/// outside `Z` and each of its colliders is an ancestor of `Z`.
///
/// Source: Shachter, "Bayes-Ball", UAI 1998, Algorithm 1, extended to bidirected and undirected
/// edges with Definition 3.1 of Richardson and Spirtes, "Ancestral graph Markov models", Annals of
/// Statistics 30(4), 2002.
///
/// Every method refuses sets that overlap or are not nodes of the graph ({@link
/// io.causalgym.graph.GraphProblem.BadQuestion}), CPDAGs and PAGs ({@link
/// io.causalgym.graph.GraphProblem.UnsupportedKind}: ask a member of the class), and MAGs in which
/// an arrowhead meets an undirected edge ({@link io.causalgym.graph.GraphProblem.BadEdge}). It does
/// not check that a MAG is maximal. Latent nodes are nodes like others. Nodes outside a view are
/// connected to nothing.
public final class MSeparation {
  private MSeparation() {}

  /// Whether `(X ⟂ Y | Z)`, with a shortest open path where not.
  public static Separation test(MixedGraph graph, NodeSet x, NodeSet y, NodeSet given) {
    return test(GraphView.of(graph), x, y, given);
  }

  /// Whether `(X ⟂ Y | Z)` in what is left of the graph, with a shortest open path where not.
  public static Separation test(GraphView view, NodeSet x, NodeSet y, NodeSet given) {
    Arguments.check(view, x, y, given);
    Reachability reachability = new Reachability(view, given, view.ancestors(given));
    int met = reachability.search(x, y);
    return met < 0
        ? new Separation.Separated()
        : new Separation.Connected(reachability.pathTo(met));
  }

  /// Whether `(X ⟂ Y | Z)`.
  public static boolean separated(MixedGraph graph, NodeSet x, NodeSet y, NodeSet given) {
    return separated(GraphView.of(graph), x, y, given);
  }

  /// Whether `(X ⟂ Y | Z)` in what is left of the graph.
  public static boolean separated(GraphView view, NodeSet x, NodeSet y, NodeSet given) {
    Arguments.check(view, x, y, given);
    return new Reachability(view, given, view.ancestors(given)).search(x, y) < 0;
  }

  /// The nodes outside `given` that are m-connected to a node of `x`, those of `x` included.
  public static NodeSet reachable(MixedGraph graph, NodeSet x, NodeSet given) {
    return reachable(GraphView.of(graph), x, given);
  }

  /// The nodes outside `given` that are m-connected to a node of `x` in what is left of the graph,
  /// those of `x` included.
  public static NodeSet reachable(GraphView view, NodeSet x, NodeSet given) {
    Arguments.check(view, x, given);
    Reachability reachability = new Reachability(view, given, view.ancestors(given));
    reachability.search(x, NodeSet.EMPTY);
    return reachability.met().minus(given);
  }
}
