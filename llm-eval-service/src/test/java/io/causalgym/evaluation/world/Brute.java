package io.causalgym.evaluation.world;

import io.causalgym.model.network.BayesianNetwork;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Probabilities of binary networks from their definition, cell by cell and without any engine.
final class Brute {
  private Brute() {}

  /// P(event | given, do(set)).
  static double probability(
      BayesianNetwork network,
      Map<String, Integer> event,
      Map<String, Integer> given,
      Map<String, Integer> set) {
    double part = 0;
    double whole = 0;
    List<String> names = network.names();
    for (int cell = 0; cell < 1 << names.size(); cell++) {
      Map<String, Integer> states = new HashMap<>();
      for (int v = 0; v < names.size(); v++) {
        states.put(names.get(v), cell >> v & 1);
      }
      double p = 1;
      for (int v = 0; v < names.size(); v++) {
        int state = cell >> v & 1;
        Integer forced = set.get(names.get(v));
        p *= forced != null ? (forced == state ? 1 : 0) : factor(network, v, state, states);
      }
      if (states.entrySet().containsAll(given.entrySet())) {
        whole += p;
        part += states.entrySet().containsAll(event.entrySet()) ? p : 0;
      }
    }
    return part / whole;
  }

  private static double factor(
      BayesianNetwork network, int v, int state, Map<String, Integer> states) {
    int row = 0;
    for (int parent : network.parents(v)) {
      row = 2 * row + states.getOrDefault(network.name(parent), 0);
    }
    return network.table(v)[2 * row + state];
  }

  /// Sum over all other observed variables z of P(y | x, z) P(z).
  static double adjustedForAll(World world) {
    List<String> others =
        world.observed().stream()
            .filter(name -> !name.equals(world.treatment()) && !name.equals(world.outcome()))
            .toList();
    double sum = 0;
    for (int cell = 0; cell < 1 << others.size(); cell++) {
      Map<String, Integer> z = new HashMap<>();
      for (int v = 0; v < others.size(); v++) {
        z.put(others.get(v), cell >> v & 1);
      }
      Map<String, Integer> given = new HashMap<>(z);
      given.put(world.treatment(), 1);
      sum +=
          probability(world.network(), z, Map.of(), Map.of())
              * probability(world.network(), Map.of(world.outcome(), 1), given, Map.of());
    }
    return sum;
  }
}
