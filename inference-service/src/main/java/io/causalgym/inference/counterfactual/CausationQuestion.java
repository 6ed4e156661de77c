package io.causalgym.inference.counterfactual;

import java.util.List;

/// Asks for the probabilities of causation between two levels of a treatment.
///
/// @param active the level `x1` of the treatment
/// @param baseline the level `x0` with which it is compared
/// @param state the outcome `y`
/// @param given what is known besides
public record CausationQuestion(
    String treatment,
    int active,
    int baseline,
    String outcome,
    int state,
    List<CounterfactualEvent> given) {
  public CausationQuestion {
    given = List.copyOf(given);
  }
}
