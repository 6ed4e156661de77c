package io.causalgym.evaluation.question.effects;

import io.causalgym.evaluation.question.Check;
import io.causalgym.model.enumeration.ScmEnumeration;
import io.causalgym.model.enumeration.ScmEnumeration.Event;
import io.causalgym.model.scm.DiscreteScm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// The probability of necessity and sufficiency, P(Y_1 = 1, Y_0 = 0).
///
/// Source: Pearl, *Causality*, 2nd ed. 2009, definition 9.2.3 (pearl2009causality).
///
/// @param truth the probability
/// @param unrelated P(Y_1 = 1) P(Y_0 = 0), as if the two worlds shared nothing
/// @param difference P(Y = 1 | X = 1) - P(Y = 1 | X = 0), not below 0
record BothWays(DiscreteScm model, double truth, double unrelated, double difference) {
  private static final double MARGIN = .03;

  /// Empty where a wrong answer comes near the truth, or that is near 0 or 1.
  static Optional<BothWays> of(DiscreteScm model) {
    ScmEnumeration exact = new ScmEnumeration(model);
    Event raised = new Event(Map.of("Y", 1), Map.of("X", 1));
    Event lowered = new Event(Map.of("Y", 0), Map.of("X", 0));
    OptionalDouble on = exact.probability(Map.of("Y", 1), Map.of(), Map.of("X", 1));
    OptionalDouble off = exact.probability(Map.of("Y", 1), Map.of(), Map.of("X", 0));
    if (on.isEmpty() || off.isEmpty()) {
      return Optional.empty();
    }
    BothWays both =
        new BothWays(
            model,
            exact.probability(List.of(raised, lowered), List.of()).orElseThrow(),
            exact.probability(List.of(raised), List.of()).orElseThrow()
                * exact.probability(List.of(lowered), List.of()).orElseThrow(),
            Math.max(0, on.getAsDouble() - off.getAsDouble()));
    return Optional.of(both).filter(BothWays::tells);
  }

  private boolean tells() {
    return truth >= MARGIN
        && truth <= 1 - MARGIN
        && Scene.apart(truth, unrelated)
        && Scene.apart(truth, difference);
  }

  /// PNS = P(x, y) PN + P(x', y') PS: the parts, each of which one world's evidence decides.
  ///
  /// Source: Tian and Pearl 2000, lemma 1 (tian2000probabilities).
  List<Check> checks() {
    ScmEnumeration exact = new ScmEnumeration(model);
    List<Check> checks = new ArrayList<>();
    for (int x = 0; x < 2; x++) {
      Map<String, Integer> seen = Map.of("X", x, "Y", x);
      Map<String, Integer> set = Map.of("X", 1 - x);
      int state = 1 - x;
      exact
          .probability(Map.of("Y", state), set, seen)
          .ifPresent(p -> checks.add(new Check.Counterfactual(model, set, "Y", state, seen, p)));
    }
    return checks;
  }
}
