package io.causalgym.inference.counterfactual;

import io.causalgym.graph.Deadline;
import io.causalgym.inference.exact.Budget;
import io.causalgym.inference.exact.Conditions;
import io.causalgym.inference.exact.CostEstimate;
import io.causalgym.inference.exact.ExactInference;
import io.causalgym.inference.exact.Impossible;
import io.causalgym.inference.exact.Posterior;
import io.causalgym.inference.exact.TooWide;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The probability that events in several worlds all happen, as the probability of evidence in one
/// Bayesian network, which {@link NetworkOfWorlds} writes.
final class JointProbability {
  private static final CostEstimate FREE = new CostEstimate(0, 1, 1, 8);
  private final boolean possible;
  private final Conditions conditions;
  private final Optional<ExactInference> inference;

  /// @param events that must all happen
  JointProbability(Worlds worlds, List<CounterfactualEvent> events) {
    CounterfactualGraph graph = new CounterfactualGraph(worlds, events);
    Map<String, Integer> evidence = new LinkedHashMap<>();
    graph.required().forEach((node, state) -> evidence.put(NetworkOfWorlds.name(node), state));
    this.possible = graph.possible();
    this.conditions = Conditions.observed(evidence);
    this.inference =
        decided()
            ? Optional.empty()
            : new NetworkOfWorlds(worlds, graph).build().map(ExactInference::of);
  }

  /// Whether the events follow from the interventions, or contradict them or each other.
  private boolean decided() {
    return !possible || conditions.evidence().isEmpty();
  }

  /// What {@link #logarithm} would cost.
  CostEstimate cost(Deadline deadline) {
    return decided()
        ? FREE
        : inference
            .map(one -> one.cost(List.of(), conditions, deadline))
            .orElse(CounterfactualCost.UNAFFORDABLE.network());
  }

  /// The natural logarithm of the probability of the events.
  ///
  /// @param budget that the cost is within
  double logarithm(Budget budget, Deadline deadline) {
    if (decided()) {
      return possible ? 0 : Double.NEGATIVE_INFINITY;
    }
    Posterior posterior =
        inference.orElseThrow().posterior(List.of(), conditions, budget, deadline);
    return switch (posterior) {
      case Posterior.Found found -> found.logEvidence();
      case Impossible impossible -> Double.NEGATIVE_INFINITY;
      case TooWide wide -> throw new AssertionError("the cost was within: " + wide.message());
    };
  }
}
