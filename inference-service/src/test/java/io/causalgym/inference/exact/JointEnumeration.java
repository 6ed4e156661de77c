package io.causalgym.inference.exact;

import io.causalgym.model.Table;
import io.causalgym.model.network.BayesianNetwork;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The definition: goes through all states of all variables, multiplies the mechanisms of those
/// that are not set, and counts what agrees with the evidence.
final class JointEnumeration {
  private final BayesianNetwork network;
  private final Conditions conditions;

  JointEnumeration(BayesianNetwork network, Conditions conditions) {
    this.network = network;
    this.conditions = conditions;
  }

  /// P(query, evidence | do), row-major over the query.
  double[] weights(List<String> query) {
    int cells = 1;
    for (String name : query) {
      cells *= network.card(network.variable(name));
    }
    double[] weights = new double[cells];
    int[] states = new int[network.size()];
    do {
      int cell = 0;
      for (String name : query) {
        int variable = network.variable(name);
        cell = cell * network.card(variable) + states[variable];
      }
      weights[cell] += probability(states);
    } while (advance(states));
    return weights;
  }

  double evidence() {
    return weights(List.of())[0];
  }

  double[] posterior(List<String> query) {
    double[] weights = weights(query);
    double total = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / total).toArray();
  }

  /// The weight of some states of the query.
  double weight(SequencedMap<String, Integer> states) {
    int cell = 0;
    for (Map.Entry<String, Integer> entry : states.entrySet()) {
      cell = cell * network.card(network.variable(entry.getKey())) + entry.getValue();
    }
    return weights(List.copyOf(states.keySet()))[cell];
  }

  private double probability(int[] states) {
    double product = 1;
    for (int variable = 0; variable < states.length; variable++) {
      String name = network.name(variable);
      Integer observed = conditions.evidence().get(name);
      Integer set = conditions.intervention().get(name);
      Table replaced = conditions.replaced().get(name);
      if ((observed != null && observed != states[variable])
          || (set != null && set != states[variable])) {
        return 0;
      }
      if (replaced != null) {
        product *= replaced.slice(agreeing(replaced, states)).value(0);
      } else if (set == null) {
        product *= mechanism(variable, states);
      }
    }
    return product;
  }

  private double mechanism(int variable, int[] states) {
    int cell = 0;
    for (int parent : network.parents(variable)) {
      cell = cell * network.card(parent) + states[parent];
    }
    return network.table(variable)[cell * network.card(variable) + states[variable]];
  }

  private Map<String, Integer> agreeing(Table table, int[] states) {
    Map<String, Integer> agreeing = new LinkedHashMap<>();
    for (String name : table.names()) {
      agreeing.put(name, states[network.variable(name)]);
    }
    return agreeing;
  }

  private boolean advance(int[] states) {
    for (int variable = 0; variable < states.length; variable++) {
      if (++states[variable] < network.card(variable)) {
        return true;
      }
      states[variable] = 0;
    }
    return false;
  }
}
