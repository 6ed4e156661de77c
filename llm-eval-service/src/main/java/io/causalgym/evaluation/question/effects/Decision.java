package io.causalgym.evaluation.question.effects;

import io.causalgym.evaluation.question.prose.Wording;
import io.causalgym.model.enumeration.NetworkEnumeration;
import io.causalgym.model.network.BayesianNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Several actions, each of which sets one variable at some cost, and what they are worth.
///
/// @param actions in the order in which they are offered
/// @param costly whether actions cost something
/// @param best the action of the highest value, by place
/// @param tempting the action that looks best to somebody who takes seeing for doing
record Decision(
    BayesianNetwork network, List<Action> actions, boolean costly, int best, int tempting) {
  /// How far the best action, and the one that looks best, are from the next.
  static final double MARGIN = .05;

  private static final List<Blueprint> SHAPES =
      List.of(
          Blueprint.of("Z>X Z>Y X>Y"),
          Blueprint.of("Z>X X>W Z>W X>Y W>Y"),
          Blueprint.of("Z>X Z>W X>Y W>Y Z>Y"),
          Blueprint.of("C D C>X D>W C>Y D>Y X>Y W>Y"),
          Blueprint.of("Z>X X>W Z>Y W>Y"));
  private static final int MOST_ACTIONS = 4;
  private static final int MOST_COST = 20;
  private static final double HUNDREDTHS = 100;

  Decision {
    actions = List.copyOf(actions);
  }

  /// @param cost in units of the outcome, in hundredths
  /// @param value P(Y = 1 | do(variable = state)) - cost
  /// @param seen P(Y = 1 | variable = state) - cost
  record Action(String variable, int state, double cost, double value, double seen) {}

  /// Empty where the best action is not clear, or is the one that looks best when it should not be.
  ///
  /// @param misleading whether it must not be the one that looks best
  static Optional<Decision> draw(RandomGenerator random, boolean costly, boolean misleading) {
    BayesianNetwork network = Scene.pick(random, SHAPES).draw(random);
    NetworkEnumeration exact = new NetworkEnumeration(network);
    List<Action> all = new ArrayList<>();
    for (String variable : List.of("X", "W")) {
      for (int state = 0; state < 2 && network.find(variable) >= 0; state++) {
        double cost = costly ? random.nextInt(MOST_COST + 1) / HUNDREDTHS : 0;
        all.add(action(exact, variable, state, cost));
      }
    }
    int count = 2 + random.nextInt(Math.min(MOST_ACTIONS, all.size()) - 1);
    List<Action> actions = Wording.shuffled(random, all).subList(0, count);
    int best = clear(actions.stream().map(Action::value).toList());
    int tempting = clear(actions.stream().map(Action::seen).toList());
    return best >= 0 && tempting >= 0 && best != tempting == misleading
        ? Optional.of(new Decision(network, actions, costly, best, tempting))
        : Optional.empty();
  }

  private static Action action(NetworkEnumeration exact, String variable, int state, double cost) {
    Map<String, Integer> set = Map.of(variable, state);
    Map<String, Integer> outcome = Map.of("Y", 1);
    return new Action(
        variable,
        state,
        cost,
        exact.probability(outcome, Map.of(), set).orElseThrow() - cost,
        exact.probability(outcome, set, Map.of()).orElseThrow() - cost);
  }

  /// The place of the largest, or -1 if another one comes near it.
  private static int clear(List<Double> values) {
    int best = 0;
    for (int at = 1; at < values.size(); at++) {
      best = values.get(at) > values.get(best) ? at : best;
    }
    for (int at = 0; at < values.size(); at++) {
      if (at != best && values.get(best) - values.get(at) < MARGIN) {
        return -1;
      }
    }
    return best;
  }
}
