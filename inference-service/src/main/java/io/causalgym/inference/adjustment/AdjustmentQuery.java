package io.causalgym.inference.adjustment;

import io.causalgym.graph.GraphException;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.GraphProblem;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;

/// Asks for adjustment sets for the total effect of all `treatments` together on `outcomes`.
///
/// @param graph a DAG or an ADMG; nodes that it calls latent count as unmeasured
/// @param treatments at least one node
/// @param outcomes at least one node, none of them a treatment
/// @param unmeasured nodes that no set may hold
/// @param required nodes that every set must hold
public record AdjustmentQuery(
    MixedGraph graph, NodeSet treatments, NodeSet outcomes, NodeSet unmeasured, NodeSet required) {

  /// @throws GraphException with {@link GraphProblem.UnsupportedKind} for other graphs, with {@link
  ///   GraphProblem.BadQuestion} if the sets contradict each other or leave the graph
  public AdjustmentQuery {
    requireDirected(graph);
    requireEffect(graph, treatments, outcomes);
    requireWithin(graph, "unmeasured", unmeasured);
    requireWithin(graph, "required", required);
    unmeasured = unmeasured.union(graph.latent());
    refuse(graph, "treatments", treatments.intersect(unmeasured), "unmeasured; measure it");
    refuse(graph, "outcomes", outcomes.intersect(unmeasured), "unmeasured; measure it");
    refuse(graph, "required", required.intersect(unmeasured), "unmeasured; take it out of one");
    refuse(graph, "required", required.intersect(treatments), "a treatment; take it out");
    refuse(graph, "required", required.intersect(outcomes), "an outcome; take it out");
    NodeSet forbidden = ProperCausalPaths.between(graph, treatments, outcomes).forbidden();
    refuse(
        graph,
        "required",
        required.intersect(forbidden),
        "a descendant of a node on a causal path, so that no valid set holds it; take it out");
  }

  /// A question with everything measured and nothing required.
  public AdjustmentQuery(MixedGraph graph, NodeSet treatments, NodeSet outcomes) {
    this(graph, treatments, outcomes, NodeSet.EMPTY, NodeSet.EMPTY);
  }

  /// Only DAGs and ADMGs are answered so far. The complete criterion of Perković et al. (2018)
  /// reads the other kinds through amenability and possibly causal paths: it enters here.
  static void requireDirected(MixedGraph graph) {
    switch (graph.kind()) {
      case DAG, ADMG -> {}
      case CPDAG, MAG, PAG -> throw unsupported(graph.kind());
    }
  }

  static void requireEffect(MixedGraph graph, NodeSet treatments, NodeSet outcomes) {
    requireWithin(graph, "treatments", treatments);
    requireWithin(graph, "outcomes", outcomes);
    requireSome("treatments", treatments);
    requireSome("outcomes", outcomes);
    refuse(graph, "outcomes", outcomes.intersect(treatments), "a treatment; take it out of one");
  }

  static void requireWithin(MixedGraph graph, String field, NodeSet nodes) {
    int beyond = nodes.next(graph.size());
    if (beyond >= 0) {
      throw bad(
          field,
          "'%s' holds node %d, but the graph ends at node %d; take nodes from this graph"
              .formatted(field, beyond, graph.size() - 1));
    }
  }

  /// @param offending members that must not be there
  /// @param why completes "'field' holds 'name', which is also ..."
  static void refuse(MixedGraph graph, String field, NodeSet offending, String why) {
    if (!offending.isEmpty()) {
      String name = graph.name(offending.first());
      throw bad(field, "'%s' holds '%s', which is %s".formatted(field, name, why));
    }
  }

  private static void requireSome(String field, NodeSet nodes) {
    if (nodes.isEmpty()) {
      throw bad(field, "'%s' is empty; name at least one node".formatted(field));
    }
  }

  private static GraphException bad(String field, String message) {
    return new GraphException(new GraphProblem.BadQuestion(field, message));
  }

  private static GraphException unsupported(GraphKind kind) {
    return new GraphException(
        new GraphProblem.UnsupportedKind(
            kind,
            "adjustment sets are answered for a DAG or an ADMG, not for a "
                + kind
                + "; give one of the graphs that it stands for"));
  }
}
