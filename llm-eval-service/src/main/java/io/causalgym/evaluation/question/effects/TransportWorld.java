package io.causalgym.evaluation.question.effects;

import io.causalgym.model.enumeration.NetworkEnumeration;
import io.causalgym.model.network.BayesianNetwork;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Two populations that differ in how Z, a root, is distributed.
///
/// Source: Pearl and Bareinboim 2014, section 3 (pearl2014external).
///
/// @param share P*(Z = 1) in the target
/// @param truth P*(Y = 1 | do(X = 1)) in the target
/// @param inSource P(Y = 1 | do(X = 1)) in the source
/// @param seenInTarget P*(Y = 1 | X = 1) in the target
/// @param marginal P(Y = 1) in the source
record TransportWorld(
    BayesianNetwork source,
    BayesianNetwork target,
    double share,
    double truth,
    double inSource,
    double seenInTarget,
    double marginal) {
  private static final List<Blueprint> SHAPES =
      List.of(
          Blueprint.of("Z>X Z>Y X>Y"),
          Blueprint.of("Z>X X>M M>Y Z>Y"),
          Blueprint.of("Z W>X Z>X W>Y Z>Y X>Y"),
          Blueprint.of("Z>X X>M Z>M X>Y M>Y"));

  /// Empty where taking over the source's effect, or what is seen, comes near the truth.
  static Optional<TransportWorld> draw(RandomGenerator random) {
    BayesianNetwork source = Scene.pick(random, SHAPES).draw(random);
    double share = Blueprint.hundredth(random);
    BayesianNetwork target =
        source.toBuilder().table("Z", List.of(), Blueprint.rows(share)).build();
    NetworkEnumeration before = new NetworkEnumeration(source);
    NetworkEnumeration after = new NetworkEnumeration(target);
    Map<String, Integer> y = Map.of("Y", 1);
    Map<String, Integer> x = Map.of("X", 1);
    TransportWorld world =
        new TransportWorld(
            source,
            target,
            share,
            after.probability(y, Map.of(), x).orElseThrow(),
            before.probability(y, Map.of(), x).orElseThrow(),
            after.probability(y, x, Map.of()).orElseThrow(),
            before.probability(y, Map.of(), Map.of()).orElseThrow());
    return Optional.of(world).filter(TransportWorld::tells);
  }

  private boolean tells() {
    return Scene.apart(truth, inSource)
        && Scene.apart(truth, seenInTarget)
        && Scene.apart(truth, marginal);
  }
}
