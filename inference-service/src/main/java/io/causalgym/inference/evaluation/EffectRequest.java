package io.causalgym.inference.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Which part of an effect is wanted: every value of the variables named, but one value of those
/// that have one in `states`.
///
/// @param intervened the variables that are set
/// @param given the evidence
/// @param states by name, for any of `intervened` and `given`: the state to which the answer is
///   restricted; such a variable is no variable of the answer
public record EffectRequest(
    List<String> outcome,
    List<String> intervened,
    List<String> given,
    SequencedMap<String, Integer> states) {
  public EffectRequest {
    outcome = List.copyOf(outcome);
    intervened = List.copyOf(intervened);
    given = List.copyOf(given);
    states = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(states));
    for (String name : states.keySet()) {
      if (!intervened.contains(name) && !given.contains(name)) {
        throw new EvaluationException(
            new EvaluationProblem.BadValue(
                "states",
                name,
                "'"
                    + name
                    + "' has a state but is neither intervened on nor given; name it there"));
      }
    }
  }

  /// Every value of every variable.
  public static EffectRequest all(
      List<String> outcome, List<String> intervened, List<String> given) {
    return new EffectRequest(outcome, intervened, given, new LinkedHashMap<>());
  }

  /// The variables of the condition that take all their values, in the order asked.
  List<String> open() {
    List<String> open = new ArrayList<>(intervened);
    open.addAll(given);
    open.removeAll(states.keySet());
    return open;
  }
}
