package io.causalgym.evaluation.item;

/// A way to come to an answer. What each would answer is stored with the item where it differs in
/// kind from the truth: a wrong answer then tells which mistake was made.
public enum Strategy {
  /// Answers with what an intervention would do: right when asked for it, wrong when asked what is
  /// seen.
  INTERVENTION,
  /// Takes P(y | x) for P(y | do(x)).
  ASSOCIATION,
  /// Answers with the marginal, whatever is asked.
  PRIOR,
  /// Adjusts for every other observed variable, mediators and colliders included.
  OVER_ADJUSTMENT,
  /// Adjusts for a mediator, or leaves a path out.
  MEDIATOR,
  /// Takes P(x | y) for P(y | x), or the effect for the cause.
  REVERSAL,
  /// Answers about the other state of the outcome.
  SWAPPED_POLARITY
}
