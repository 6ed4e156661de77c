package io.causalgym.inference.counterfactual;

import io.causalgym.graph.Deadline;
import io.causalgym.inference.exact.Budget;
import io.causalgym.inference.exact.CostEstimate;
import java.util.ArrayList;
import java.util.List;

/// A counterfactual probability as a quotient of two probabilities of evidence in networks of
/// parallel worlds: with the events and the condition, and with the condition alone.
///
/// Source: Balke and Pearl, "Probabilistic evaluation of counterfactual queries", AAAI 1994
/// (`balke1994probabilistic`), for two worlds; here any number of them. Cost: that of variable
/// elimination, exponential in the width of the network and not in the number of noises.
final class TwinNetwork {
  private final JointProbability both;
  private final JointProbability given;

  TwinNetwork(Worlds worlds, CounterfactualQuery query) {
    List<CounterfactualEvent> all = new ArrayList<>(query.given());
    all.addAll(query.events());
    this.both = new JointProbability(worlds, all);
    this.given = new JointProbability(worlds, query.given());
  }

  boolean affordable(Budget budget, Deadline deadline) {
    return both.cost(deadline).within(budget) && given.cost(deadline).within(budget);
  }

  /// What the dearer one of the two probabilities costs.
  CostEstimate cost(Deadline deadline) {
    CostEstimate joint = both.cost(deadline);
    CostEstimate condition = given.cost(deadline);
    return joint.operations() >= condition.operations() ? joint : condition;
  }

  /// @param budget that both are within
  CounterfactualAnswer answer(Budget budget, Deadline deadline) {
    double condition = given.logarithm(budget, deadline);
    if (condition == Double.NEGATIVE_INFINITY) {
      return Undefined.impossibleCondition();
    }
    double probability = Math.exp(both.logarithm(budget, deadline) - condition);
    return new CounterfactualAnswer.Found(
        Math.min(1, probability), Math.exp(condition), Engine.TWIN_NETWORK);
  }
}
