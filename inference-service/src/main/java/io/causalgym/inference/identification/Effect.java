package io.causalgym.inference.identification;

import io.causalgym.graph.Ancestry;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.inference.identification.expression.Algebra;
import io.causalgym.inference.identification.expression.Expression;
import java.util.List;
import java.util.Optional;

/// Unconditional effects in one graph, as formulas of one algebra: the cheapest criterion that
/// applies, and the complete algorithm where none does.
final class Effect {

  /// A formula and the criterion that gave it.
  record Formula(Expression expression, Method method) {}

  private final MixedGraph graph;
  private final Algebra algebra;
  private final AdjustmentFinder adjustment;
  private final MediatorFinder mediators;
  private final Deadline deadline;
  private final Derivation derivation;

  Effect(
      MixedGraph graph,
      Algebra algebra,
      AdjustmentFinder adjustment,
      MediatorFinder mediators,
      Deadline deadline,
      Derivation derivation) {
    this.graph = graph;
    this.algebra = algebra;
    this.adjustment = adjustment;
    this.mediators = mediators;
    this.deadline = deadline;
    this.derivation = derivation;
  }

  /// The witness that the effect is not identified, if it is not.
  Optional<HedgeSearch.Sets> hedge(NodeSet treatments, NodeSet outcomes) {
    return HedgeSearch.find(graph, acting(treatments, outcomes), outcomes, deadline);
  }

  /// The formula of an effect that has no hedge.
  Formula formula(NodeSet treatments, NodeSet outcomes) {
    NodeSet acting = acting(treatments, outcomes);
    derivation.dropped(treatments.minus(acting));
    if (acting.isEmpty()) {
      derivation.unaffected(outcomes);
      return new Formula(algebra.probability(outcomes, NodeSet.EMPTY), Method.ID);
    }
    Optional<NodeSet> covariates = adjustment.minimal(graph, acting, outcomes, deadline);
    if (covariates.isPresent()) {
      derivation.adjusted(acting, outcomes, covariates.get());
      return new Formula(adjusted(acting, outcomes, covariates.get()), Method.ADJUSTMENT);
    }
    Optional<NodeSet> between = mediators.frontdoor(graph, acting, outcomes, deadline);
    if (between.isPresent()) {
      derivation.mediated(acting, outcomes, between.get());
      return new Formula(mediated(acting, outcomes, between.get()), Method.FRONTDOOR);
    }
    return new Formula(districts(acting, outcomes), Method.ID);
  }

  /// The treatments with a directed path to an outcome that no other treatment intercepts; the
  /// others do nothing (rule 3 of the do-calculus).
  private NodeSet acting(NodeSet treatments, NodeSet outcomes) {
    NodeSet left = Ancestry.ancestors(graph, outcomes, graph.all().minus(treatments));
    return treatments.intersect(graph.parents().of(left));
  }

  private Expression adjusted(NodeSet treatments, NodeSet outcomes, NodeSet covariates) {
    return algebra.sum(
        covariates,
        algebra.product(
            List.of(
                algebra.probability(outcomes, treatments.union(covariates)),
                algebra.probability(covariates, NodeSet.EMPTY))));
  }

  private Expression mediated(NodeSet treatments, NodeSet outcomes, NodeSet between) {
    Expression second =
        algebra.sum(
            treatments,
            algebra.product(
                List.of(
                    algebra.probability(outcomes, between.union(treatments)),
                    algebra.probability(treatments, NodeSet.EMPTY))));
    return algebra.sum(
        between, algebra.product(List.of(algebra.probability(between, treatments), second)));
  }

  private Expression districts(NodeSet treatments, NodeSet outcomes) {
    MixedGraph margin = EssentialMargin.of(graph, treatments, outcomes);
    derivation.districts(treatments, outcomes, margin);
    return new DistrictFormula(
            margin,
            margin.nodes(graph.names(treatments)),
            margin.nodes(graph.names(outcomes)),
            algebra,
            margin.size() == graph.size()
                ? nodes -> nodes
                : nodes -> graph.nodes(margin.names(nodes)),
            deadline)
        .expression();
  }
}
