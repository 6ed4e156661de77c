package io.causalgym.inference.exact;

import io.causalgym.model.Table;
import io.causalgym.model.network.BayesianNetwork;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/// The definition: goes through all states of all variables, multiplies the mechanisms of those
/// that are not set, and counts what agrees with the evidence.
public final class JointEnumeration {
  private final BayesianNetwork network;
  private final int[] cards;

  /// P(all variables, evidence | do), row-major in the order of the network.
  private final double[] joint;

  public JointEnumeration(BayesianNetwork network, Conditions conditions) {
    this.network = network;
    this.cards = IntStream.range(0, network.size()).map(network::card).toArray();
    int cells = 1;
    for (int card : cards) {
      cells *= card;
    }
    this.joint = new double[cells];
    Arrays.fill(joint, 1);
    for (int variable = 0; variable < network.size(); variable++) {
      multiply(variable, conditions);
    }
  }

  /// P(query, evidence | do), row-major over the query.
  public double[] weights(List<String> query) {
    int[] asked = query.stream().mapToInt(network::variable).toArray();
    int length = 1;
    for (int variable : asked) {
      length *= cards[variable];
    }
    double[] weights = new double[length];
    int[] states = new int[cards.length];
    for (int cell = 0; cell < joint.length; cell++) {
      int place = 0;
      for (int variable : asked) {
        place = place * cards[variable] + states[variable];
      }
      weights[place] += joint[cell];
      advance(states);
    }
    return weights;
  }

  double evidence() {
    return Arrays.stream(joint).sum();
  }

  double[] posterior(List<String> query) {
    double total = evidence();
    return Arrays.stream(weights(query)).map(weight -> weight / total).toArray();
  }

  /// The weight of some states.
  double weight(SequencedMap<String, Integer> states) {
    int place = 0;
    for (Map.Entry<String, Integer> entry : states.entrySet()) {
      place = place * network.card(network.variable(entry.getKey())) + entry.getValue();
    }
    return weights(List.copyOf(states.keySet()))[place];
  }

  private void multiply(int variable, Conditions conditions) {
    String name = network.name(variable);
    Integer observed = conditions.evidence().get(name);
    Integer set = conditions.intervention().get(name);
    Table replaced = conditions.replaced().get(name);
    double[] table = network.table(variable);
    int[] parents = network.parents(variable);
    int[] states = new int[cards.length];
    for (int cell = 0; cell < joint.length; cell++) {
      if ((observed != null && observed != states[variable])
          || (set != null && set != states[variable])) {
        joint[cell] = 0;
      } else if (replaced != null) {
        joint[cell] *= replaced.slice(agreeing(replaced, states)).value(0);
      } else if (set == null) {
        int row = 0;
        for (int parent : parents) {
          row = row * cards[parent] + states[parent];
        }
        joint[cell] *= table[row * cards[variable] + states[variable]];
      }
      advance(states);
    }
  }

  private Map<String, Integer> agreeing(Table table, int[] states) {
    Map<String, Integer> agreeing = new LinkedHashMap<>();
    for (String name : table.names()) {
      agreeing.put(name, states[network.variable(name)]);
    }
    return agreeing;
  }

  private void advance(int[] states) {
    int variable = states.length - 1;
    while (variable >= 0 && ++states[variable] == cards[variable]) {
      states[variable--] = 0;
    }
  }
}
