package io.causalgym.inference.counterfactual;

/// The answer to a {@link CounterfactualQuery}.
public sealed interface CounterfactualAnswer
    permits CounterfactualAnswer.Found, Undefined, TooExpensive {

  /// @param probability of the events given the condition
  /// @param condition the probability of the condition, 1 where there is none
  record Found(double probability, double condition, Engine engine)
      implements CounterfactualAnswer {}
}
