package io.causalgym.inference.counterfactual;

import java.util.List;

/// What the causes of one unit contributed to its outcome.
public sealed interface Attribution permits Attribution.Attributed, Undefined, TooExpensive {

  /// @param factual the expected outcome with every candidate at its observed level
  /// @param alternative the expected outcome with every candidate at its alternative level
  /// @param contributions by candidate, in the order asked; their Shapley values sum to `factual -
  ///   alternative`
  record Attributed(double factual, double alternative, List<Contribution> contributions)
      implements Attribution {
    public Attributed {
      contributions = List.copyOf(contributions);
    }
  }

  /// @param observed the level that was observed
  /// @param alternative the level with which it is compared
  /// @param necessity the probability that the outcome would not have been what it is, had only
  ///   this candidate had its alternative level; everything that follows from it changes too
  /// @param expected the expected outcome in that case
  /// @param shapley the share of the difference
  record Contribution(
      String variable,
      int observed,
      int alternative,
      double necessity,
      double expected,
      double shapley) {}
}
