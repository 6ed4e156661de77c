package io.causalgym.inference.adjustment;

import io.causalgym.graph.Edge;
import io.causalgym.graph.GraphException;
import io.causalgym.graph.GraphProblem;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.graph.separation.GraphView;
import io.causalgym.graph.separation.MSeparation;
import io.causalgym.graph.separation.Separation;
import java.util.List;

/// Decides whether `P(y | do(x)) = sum_z P(y | x, z) P(z)` in every model of a DAG or ADMG, for
/// sets of treatments and outcomes; sound and complete, `O(V + E)`.
///
/// A set is valid if it holds no treatment, no outcome and no descendant of a node on a proper
/// causal path, and if it separates treatments and outcomes in the proper back-door graph, that is
/// without the first edges of the proper causal paths.
///
/// Source: the adjustment criterion of Shpitser, VanderWeele and Robins, UAI 2010
/// (`shpitser2010validity`), in the constructive form of van der Zander, Liśkiewicz and Textor,
/// "Separators and adjustment sets in causal graphs", Artificial Intelligence 270, 2019
/// (`zander2019separators`), section 5. Descendants are taken in the whole graph, as in the set
/// `Forb` of Perković et al., JMLR 18(220), 2018 (`perkovic2018complete`).
///
/// The formula needs a positive `P(x, z)`, which no graph tells.
public final class AdjustmentCriterion {
  private final MixedGraph graph;
  private final NodeSet treatments;
  private final NodeSet outcomes;
  private final ProperCausalPaths paths;
  private final GraphView backdoorGraph;

  /// @throws GraphException with {@link GraphProblem.UnsupportedKind} if the graph is no DAG or
  ///   ADMG, with {@link GraphProblem.BadQuestion} if the sets are empty, overlap or leave it
  public AdjustmentCriterion(MixedGraph graph, NodeSet treatments, NodeSet outcomes) {
    AdjustmentQuery.requireDirected(graph);
    AdjustmentQuery.requireEffect(graph, treatments, outcomes);
    this.graph = graph;
    this.treatments = treatments;
    this.outcomes = outcomes;
    this.paths = ProperCausalPaths.between(graph, treatments, outcomes);
    this.backdoorGraph = GraphView.of(graph).cutBetween(treatments, paths.causalNodes());
  }

  /// Whether `set` is valid and, if not, why. It may hold unmeasured nodes: only the graph counts.
  public static AdjustmentValidity check(
      MixedGraph graph, NodeSet treatments, NodeSet outcomes, NodeSet set) {
    return new AdjustmentCriterion(graph, treatments, outcomes).check(set);
  }

  /// Whether `set` is valid and, if not, why. It may hold unmeasured nodes: only the graph counts.
  public AdjustmentValidity check(NodeSet set) {
    AdjustmentQuery.requireWithin(graph, "set", set);
    if (set.intersects(barred())) {
      return new AdjustmentValidity.Invalid(whyBarred(set), List.of());
    }
    return switch (MSeparation.test(backdoorGraph, treatments, outcomes, set)) {
      case Separation.Separated() ->
          new AdjustmentValidity.Valid(
              "the set blocks every proper non-causal path and holds no descendant of a causal"
                  + " path");
      case Separation.Connected(var openPath) ->
          new AdjustmentValidity.Invalid(
              "the set leaves the non-causal path " + path(openPath) + " open", openPath);
    };
  }

  /// Whether `set` is valid.
  public boolean valid(NodeSet set) {
    return !set.intersects(barred()) && separates(set);
  }

  /// The nodes on proper causal paths, treatments left out.
  public NodeSet causalNodes() {
    return paths.causalNodes();
  }

  /// The treatments and all descendants of causal nodes: what no valid set holds, together with the
  /// outcomes.
  public NodeSet forbidden() {
    return paths.forbidden();
  }

  /// What no valid set holds: treatments, outcomes and descendants of causal nodes.
  NodeSet barred() {
    return paths.forbidden().union(outcomes);
  }

  /// The graph without the first edges of the proper causal paths.
  GraphView backdoorGraph() {
    return backdoorGraph;
  }

  /// Whether `set`, which holds no barred node, blocks all proper non-causal paths.
  boolean separates(NodeSet set) {
    return MSeparation.separated(backdoorGraph, treatments, outcomes, set);
  }

  /// The largest candidate for a valid set between `include` and `allowed`: it is one, or there is
  /// none. (Van der Zander et al. 2019: if anything between the two separates, the ancestors among
  /// them do.)
  NodeSet ancestral(NodeSet include, NodeSet allowed) {
    NodeSet ends = treatments.union(outcomes).union(include);
    return backdoorGraph.ancestors(ends).intersect(allowed).union(include);
  }

  /// The path as text.
  PathText path(List<Edge> edges) {
    Edge first = edges.getFirst();
    int start = treatments.contains(first.from()) ? first.from() : first.to();
    return new PathText(graph, start, edges);
  }

  private String whyBarred(NodeSet set) {
    NodeSet own = set.intersect(treatments.union(outcomes));
    if (!own.isEmpty()) {
      String name = graph.name(own.first());
      return treatments.contains(own.first())
          ? "the set holds the treatment '" + name + "'"
          : "the set holds the outcome '" + name + "'";
    }
    NodeSet below = set.intersect(forbidden());
    String which =
        below.size() == 1
            ? "which is on a causal path or descends from one"
            : "which are on a causal path or descend from one";
    return "the set holds " + Names.quoted(graph, below) + ", " + which;
  }
}
