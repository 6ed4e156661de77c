package io.causalgym.evaluation.question.effects;

import io.causalgym.evaluation.item.Strategy;
import io.causalgym.evaluation.question.Check;
import io.causalgym.model.network.BayesianNetwork;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// One part of the effect of X on Y, and what wrong strategies take it for.
final class MediationQuestion {
  final BayesianNetwork network;
  final MediationAuthor.Part part;
  final int mediator;
  final NaturalEffects effects;

  /// @param mediator the state in which M is fixed, for a controlled effect
  MediationQuestion(BayesianNetwork network, MediationAuthor.Part part, int mediator) {
    this.network = network;
    this.part = part;
    this.mediator = mediator;
    this.effects = new NaturalEffects(network);
  }

  double truth() {
    return switch (part) {
      case DIRECT -> effects.direct();
      case INDIRECT -> effects.indirect();
      case CONTROLLED -> effects.controlled(1, mediator) - effects.controlled(0, mediator);
    };
  }

  /// To take the whole effect, or the other part, or what is seen, for what is asked.
  Map<Strategy, Double> wrong() {
    Map<Strategy, Double> wrong = new EnumMap<>(Strategy.class);
    wrong.put(Strategy.INTERVENTION, effects.total());
    wrong.put(Strategy.ASSOCIATION, effects.associated());
    wrong.put(Strategy.SWAPPED_POLARITY, -truth());
    switch (part) {
      case DIRECT -> wrong.put(Strategy.MEDIATOR, effects.indirect());
      case INDIRECT -> wrong.put(Strategy.MEDIATOR, effects.direct());
      case CONTROLLED ->
          wrong.put(
              Strategy.MEDIATOR,
              effects.controlled(1, 1 - mediator) - effects.controlled(0, 1 - mediator));
    }
    wrong.put(Strategy.OVER_ADJUSTMENT, effects.adjustedForMediator());
    return wrong;
  }

  /// Whether the whole effect, the other part and what is seen are away from the truth, which is
  /// not 0.
  boolean tells() {
    double truth = truth();
    Map<Strategy, Double> wrong = wrong();
    return Scene.apart(truth, 0)
        && List.of(Strategy.INTERVENTION, Strategy.ASSOCIATION, Strategy.MEDIATOR).stream()
            .allMatch(strategy -> Scene.apart(truth, wrong.getOrDefault(strategy, truth)));
  }

  int terms() {
    int covariates = network.size() - 3;
    return switch (part) {
      case DIRECT, INDIRECT -> 4 << covariates;
      case CONTROLLED -> 2 << covariates;
    };
  }

  List<Check> checks() {
    return switch (part) {
      case DIRECT -> List.of(natural(true));
      case INDIRECT -> List.of(natural(false));
      case CONTROLLED -> List.of(controlled(1), controlled(0));
    };
  }

  private Check natural(boolean direct) {
    return new Check.NaturalEffect(network, "X", "Y", List.of("M"), direct, truth());
  }

  private Check controlled(int x) {
    return new Check.Probability(
        network, "Y", 1, Map.of(), Map.of("X", x, "M", mediator), effects.controlled(x, mediator));
  }
}
