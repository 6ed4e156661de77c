package io.causalgym.inference.exact;

import io.causalgym.graph.Deadline;
import io.causalgym.model.Table;
import io.causalgym.model.network.BayesianNetwork;
import java.util.ArrayList;
import java.util.List;

/// A calibrated junction tree: every posterior given the same conditions. Immutable, for any number
/// of threads.
public final class JunctionTree {
  private final ExactInference inference;
  private final BayesianNetwork network;
  private final Conditions conditions;
  private final double logEvidence;

  JunctionTree(
      ExactInference inference,
      BayesianNetwork network,
      Conditions conditions,
      double logEvidence) {
    this.inference = inference;
    this.network = network;
    this.conditions = conditions;
    this.logEvidence = logEvidence;
  }

  /// Natural logarithm of P(evidence | do).
  public double logEvidence() {
    return logEvidence;
  }

  /// P(variable | do, evidence).
  public Table marginal(String variable) {
    return switch (joint(List.of(variable), Budget.DEFAULT, Deadline.NONE)) {
      case Posterior.Found(var distribution, var _) -> distribution;
      case Impossible _, TooWide _ -> throw new AssertionError(variable);
    };
  }

  /// P(parents, variable | do, evidence), the parents first in the network's order.
  public Table family(String variable) {
    List<String> names = new ArrayList<>();
    for (int parent : network.parents(network.variable(variable))) {
      names.add(network.name(parent));
    }
    names.add(variable);
    return switch (joint(names, Budget.DEFAULT, Deadline.NONE)) {
      case Posterior.Found(var distribution, var _) -> distribution;
      case Impossible _, TooWide _ -> throw new AssertionError(variable);
    };
  }

  /// P(variables | do, evidence), from one clique where one holds them all, by elimination
  /// elsewhere.
  public Posterior joint(List<String> variables, Budget budget, Deadline deadline) {
    return inference.posterior(variables, conditions, budget, deadline);
  }
}
