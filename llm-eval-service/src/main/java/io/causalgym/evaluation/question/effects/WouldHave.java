package io.causalgym.evaluation.question.effects;

import io.causalgym.model.enumeration.ScmEnumeration;
import io.causalgym.model.enumeration.ScmEnumeration.Event;
import io.causalgym.model.scm.DiscreteScm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// What Y would have been, had X been set, given what is known of the unit; and what those answer
/// who forget the unit.
///
/// @param set the state that X is set to
/// @param state of Y that is asked about
/// @param truth P(Y_set = state | evidence)
/// @param intervened P(Y = state | do(X = set))
/// @param associated P(Y = state | X = set)
record WouldHave(
    DiscreteScm model,
    Map<String, Integer> evidence,
    int set,
    int state,
    double truth,
    double intervened,
    double associated) {
  private static final double LEAST_EVIDENCE = .02;
  private static final double MARGIN = .03;

  /// Empty where the evidence is rare, the answer near 0 or 1, or a forgetful answer near the
  /// truth.
  static Optional<WouldHave> of(
      DiscreteScm model, Map<String, Integer> evidence, int set, int state) {
    ScmEnumeration exact = new ScmEnumeration(model);
    Map<String, Integer> event = Map.of("Y", state);
    Map<String, Integer> intervention = Map.of("X", set);
    OptionalDouble seen = exact.probability(List.of(Event.factual(evidence)), List.of());
    OptionalDouble truth = exact.probability(event, intervention, evidence);
    OptionalDouble associated = exact.probability(event, Map.of(), intervention);
    OptionalDouble intervened = exact.probability(event, intervention, Map.of());
    if (seen.orElse(0) < LEAST_EVIDENCE || truth.isEmpty() || associated.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
            new WouldHave(
                model,
                evidence,
                set,
                state,
                truth.getAsDouble(),
                intervened.orElseThrow(),
                associated.getAsDouble()))
        .filter(WouldHave::tells);
  }

  private boolean tells() {
    return truth >= MARGIN
        && truth <= 1 - MARGIN
        && Scene.apart(truth, intervened)
        && Scene.apart(truth, associated);
  }
}
