package io.causalgym.evaluation.question.effects;

import io.causalgym.model.enumeration.NetworkEnumeration;
import io.causalgym.model.network.BayesianNetwork;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The parts of the effect of X on P(Y = 1) in a network of X, M, Y and covariates that X does not
/// cause, where unlisted influences on different variables are independent: then what is nested is
/// identified.
///
/// Source: Pearl, "Direct and indirect effects", 2001, theorem 2 and equation 8 (pearl2001direct).
final class NaturalEffects {
  private static final Map<String, Integer> OUTCOME = Map.of("Y", 1);

  private final NetworkEnumeration exact;
  private final List<String> covariates;

  NaturalEffects(BayesianNetwork network) {
    this.exact = new NetworkEnumeration(network);
    this.covariates =
        network.names().stream().filter(name -> !List.of("X", "M", "Y").contains(name)).toList();
  }

  /// P(Y = 1) with X set to `direct`, and M as it would be with X set to `through`: the sum over
  /// covariates c and states m of P(Y = 1 | c, do(direct, m)) P(m | c, do(through)) P(c).
  double nested(int direct, int through) {
    double sum = 0;
    for (int cell = 0; cell < 1 << covariates.size(); cell++) {
      Map<String, Integer> c = new LinkedHashMap<>();
      for (int v = 0; v < covariates.size(); v++) {
        c.put(covariates.get(v), cell >> v & 1);
      }
      double weight = probability(c, Map.of(), Map.of());
      for (int m = 0; m < 2; m++) {
        sum +=
            weight
                * probability(Map.of("M", m), c, Map.of("X", through))
                * probability(OUTCOME, c, Map.of("X", direct, "M", m));
      }
    }
    return sum;
  }

  /// Changes X for Y alone: M stays as it would be with X = 0.
  double direct() {
    return nested(1, 0) - nested(0, 0);
  }

  /// Changes X for M alone: for Y it stays at 0.
  double indirect() {
    return nested(0, 1) - nested(0, 0);
  }

  double total() {
    return nested(1, 1) - nested(0, 0);
  }

  /// P(Y = 1 | do(x, m)).
  double controlled(int x, int m) {
    return probability(OUTCOME, Map.of(), Map.of("X", x, "M", m));
  }

  /// P(Y = 1 | X = 1) - P(Y = 1 | X = 0).
  double associated() {
    return probability(OUTCOME, Map.of("X", 1), Map.of())
        - probability(OUTCOME, Map.of("X", 0), Map.of());
  }

  /// The sum over m of (P(Y = 1 | X = 1, m) - P(Y = 1 | X = 0, m)) P(m).
  double adjustedForMediator() {
    double sum = 0;
    for (int m = 0; m < 2; m++) {
      sum +=
          probability(Map.of("M", m), Map.of(), Map.of())
              * (probability(OUTCOME, Map.of("X", 1, "M", m), Map.of())
                  - probability(OUTCOME, Map.of("X", 0, "M", m), Map.of()));
    }
    return sum;
  }

  private double probability(
      Map<String, Integer> event, Map<String, Integer> given, Map<String, Integer> set) {
    return exact.probability(event, given, set).orElseThrow();
  }
}
