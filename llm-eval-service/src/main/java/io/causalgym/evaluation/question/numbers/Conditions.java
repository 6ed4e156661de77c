package io.causalgym.evaluation.question.numbers;

import io.causalgym.evaluation.question.numbers.ObservationAuthor.Observation;
import io.causalgym.evaluation.question.prose.Wording;
import io.causalgym.evaluation.world.WorldGenerator;
import io.causalgym.model.network.BayesianNetwork;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Chooses what a conditional probability is about, so that neither the marginal nor a part of what
/// is given answers it too, where the world allows that.
final class Conditions {
  private static final int EXPLAINING_EVERY = 2;

  private Conditions() {}

  static Observation choose(Setting setting, RandomGenerator choices) {
    boolean explaining = choices.nextInt(EXPLAINING_EVERY) == 0;
    Optional<Observation> away = explaining ? explainingAway(setting, choices) : Optional.empty();
    return away.orElseGet(() -> conditional(setting, choices));
  }

  /// P(cause | effect, other cause): the other cause makes this one less, or more, probable than
  /// the effect alone does.
  private static Optional<Observation> explainingAway(Setting setting, RandomGenerator choices) {
    for (List<String> family : Wording.shuffled(choices, commonEffects(setting))) {
      Map<String, Integer> event = Map.of(family.get(0), 1);
      Map<String, Integer> effect = Map.of(family.get(2), 1);
      Map<String, Integer> both = new LinkedHashMap<>(effect);
      both.put(family.get(1), 1);
      if (apart(setting.seeing(event, both), setting.seeing(event, effect))) {
        return Optional.of(new Observation("explaining-away", event, both));
      }
    }
    return Optional.empty();
  }

  /// Two observed causes and their observed effect.
  private static List<List<String>> commonEffects(Setting setting) {
    BayesianNetwork network = setting.world.network();
    List<String> observed = setting.world.observed();
    List<List<String>> found = new ArrayList<>();
    for (int v = 0; v < network.size(); v++) {
      for (int one : network.parents(v)) {
        for (int other : network.parents(v)) {
          List<String> names = List.of(network.name(one), network.name(other), network.name(v));
          if (one != other && observed.containsAll(names)) {
            found.add(names);
          }
        }
      }
    }
    return found;
  }

  private static Observation conditional(Setting setting, RandomGenerator choices) {
    Observation chosen = draw(setting, choices);
    for (int attempt = 0; attempt < 2 * setting.world.network().size(); attempt++) {
      double marginal = setting.seeing(chosen.event(), Map.of());
      if (apart(setting.seeing(chosen.event(), chosen.given()), marginal)) {
        break;
      }
      chosen = draw(setting, choices);
    }
    return chosen;
  }

  /// Given one variable, or two of which the second matters.
  private static Observation draw(Setting setting, RandomGenerator choices) {
    List<String> order = Wording.shuffled(choices, setting.world.observed());
    Map<String, Integer> event = Map.of(order.get(0), 1);
    Map<String, Integer> given = new LinkedHashMap<>();
    given.put(order.get(1), choices.nextInt(2));
    if (order.size() > 2) {
      Map<String, Integer> more = new LinkedHashMap<>(given);
      more.put(order.get(2), choices.nextInt(2));
      if (apart(setting.seeing(event, more), setting.seeing(event, given))) {
        return new Observation("conditional", event, more);
      }
    }
    return new Observation("conditional", event, given);
  }

  private static boolean apart(double one, double other) {
    return Math.abs(one - other) >= WorldGenerator.LEAST_SPACING;
  }
}
