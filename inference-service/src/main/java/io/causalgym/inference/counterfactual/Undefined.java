package io.causalgym.inference.counterfactual;

/// There is no such number, for example because the condition never happens.
public record Undefined(String reason) implements CounterfactualAnswer, Quantity, Attribution {

  static Undefined impossibleCondition() {
    return new Undefined("the condition has probability 0");
  }
}
