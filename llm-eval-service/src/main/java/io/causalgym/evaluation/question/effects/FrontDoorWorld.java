package io.causalgym.evaluation.question.effects;

import io.causalgym.model.enumeration.NetworkEnumeration;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.network.NetworkBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Numbers of the front-door graph: what is observed, P(x), P(m | x) and P(y | x, m), can be any
/// table. A hidden cause that decides X makes each of them come about, and the effect is the same
/// in every other model that does, since it is identified.
///
/// Source: Pearl, *Causality*, 2nd ed. 2009, theorem 3.3.4 (pearl2009causality).
///
/// @param observed over X, M and Y, as the prompt shows it
/// @param complete with the hidden cause U
/// @param truth P(Y = 1 | do(X = 1))
/// @param associated P(Y = 1 | X = 1)
/// @param marginal P(Y = 1)
/// @param overMediator the sum over m of P(Y = 1 | X = 1, m) P(m)
record FrontDoorWorld(
    BayesianNetwork observed,
    BayesianNetwork complete,
    double truth,
    double associated,
    double marginal,
    double overMediator) {
  private static final Blueprint OBSERVED = Blueprint.of("X>M X>Y M>Y");

  /// Empty where a wrong strategy would come near the truth.
  static Optional<FrontDoorWorld> draw(RandomGenerator random) {
    BayesianNetwork observed = OBSERVED.draw(random);
    BayesianNetwork complete = complete(observed);
    NetworkEnumeration exact = new NetworkEnumeration(observed);
    Map<String, Integer> y = Map.of("Y", 1);
    double truth =
        new NetworkEnumeration(complete).probability(y, Map.of(), Map.of("X", 1)).orElseThrow();
    double over = 0;
    for (int m = 0; m < 2; m++) {
      over +=
          exact.probability(Map.of("M", m), Map.of(), Map.of()).orElseThrow()
              * exact.probability(y, Map.of("X", 1, "M", m), Map.of()).orElseThrow();
    }
    FrontDoorWorld world =
        new FrontDoorWorld(
            observed,
            complete,
            truth,
            exact.probability(y, Map.of("X", 1), Map.of()).orElseThrow(),
            exact.probability(y, Map.of(), Map.of()).orElseThrow(),
            over);
    return Optional.of(world).filter(FrontDoorWorld::tells);
  }

  private boolean tells() {
    return Scene.apart(truth, associated)
        && Scene.apart(truth, marginal)
        && Scene.apart(truth, overMediator);
  }

  private static BayesianNetwork complete(BayesianNetwork observed) {
    NetworkBuilder builder = BayesianNetwork.builder();
    List.of("U", "X", "M", "Y").forEach(name -> builder.variable(name, Blueprint.STATES));
    return builder
        .table("U", List.of(), observed.table(observed.variable("X")))
        .table("X", List.of("U"), Blueprint.rows(0, 1))
        .table("M", List.of("X"), observed.table(observed.variable("M")))
        .table("Y", List.of("U", "M"), observed.table(observed.variable("Y")))
        .build();
  }
}
