package io.causalgym.inference.adjustment;

import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import java.util.List;

/// The O-set: the parents of the causal nodes that are not forbidden, `O(V + E)`. In a DAG where
/// every outcome descends from a treatment it is valid whenever a set is, and no valid set has a
/// smaller asymptotic variance in any causal linear model of the graph (nor, for a single
/// treatment, in a nonparametric one).
///
/// Source: Henckel, Perković and Maathuis, "Graphical criteria for efficient total effect
/// estimation via adjustment in causal linear models", JRSS B 84(2), 2022 (`henckel2022graphical`),
/// the set `O(X, Y, G)`; Rotnitzky and Smucler, "Efficient adjustment sets for population average
/// causal treatment effect estimation in graphical models", JMLR 21(188), 2020
/// (`rotnitzky2020efficient`), who also show by example that with hidden variables there may be no
/// uniformly best set.
///
/// An outcome that descends from no treatment has an effect of zero and adds nothing to the O-set:
/// the set is given where it is valid for all outcomes, and is best for the others. Without any
/// effect it is the empty set, by definition, where that is valid. Whether an unmeasured node of
/// the O-set leaves another best set is not decided: the answer says that none is known.
final class OptimalAdjustment {
  private OptimalAdjustment() {}

  /// To be asked only where a valid set exists.
  static AdjustmentSets of(AdjustmentQuery query, AdjustmentCriterion criterion) {
    MixedGraph graph = query.graph();
    if (graph.edges().stream().anyMatch(edge -> edge.kind() == EdgeKind.BIDIRECTED)) {
      return new AdjustmentSets.NoOptimum(
          "the graph has latent common causes (<->), with which no adjustment set need be best in"
              + " every model (Rotnitzky and Smucler 2020); ask for a minimal set");
    }
    NodeSet optimal = graph.parents().of(criterion.causalNodes()).minus(criterion.forbidden());
    NodeSet hidden = optimal.intersect(query.unmeasured());
    if (!hidden.isEmpty()) {
      return new AdjustmentSets.NoOptimum(
          ("the optimal set of the graph holds the unmeasured %s, and no measured set need be best"
                  + " in every model (Rotnitzky and Smucler 2020); measure it or ask for a minimal"
                  + " set")
              .formatted(Names.quoted(graph, hidden)));
    }
    if (!optimal.containsAll(query.required())) {
      return new AdjustmentSets.NoOptimum(
          "the optimal set %s does not hold the required %s; require less or ask for a minimal set"
              .formatted(
                  graph.names(optimal), Names.quoted(graph, query.required().minus(optimal))));
    }
    if (!criterion.valid(optimal)) {
      return new AdjustmentSets.NoOptimum(
          ("no directed path leads from the treatments to %s: the effect there is zero, so nothing"
                  + " need be adjusted for, and the optimal set is defined for the other outcomes"
                  + " alone")
              .formatted(Names.quoted(graph, query.outcomes().minus(criterion.causalNodes()))));
    }
    return new AdjustmentSets.Found(List.of(optimal), false);
  }
}
