package io.causalgym.inference.counterfactual;

/// A variable has, or would have had, a state.
public record CounterfactualEvent(PotentialResponse response, int state) {

  /// A factual event.
  public static CounterfactualEvent observed(String variable, int state) {
    return new CounterfactualEvent(PotentialResponse.factual(variable), state);
  }

  @Override
  public String toString() {
    return response + "=" + state;
  }
}
