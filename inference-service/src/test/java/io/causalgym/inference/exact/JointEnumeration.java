package io.causalgym.inference.exact;

import io.causalgym.model.Table;
import io.causalgym.model.network.BayesianNetwork;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/// The definition: goes through all states of all variables that agree with what is set and
/// observed, and multiplies the mechanisms of those that are not set.
public final class JointEnumeration {
  private final BayesianNetwork network;
  private final int[] cards;

  /// Where a variable has one state only, that one; -1 where it has all.
  private final int[] fixed;

  /// P(all variables, evidence | do), row-major over those that have all states, in the order of
  /// the network.
  private final double[] joint;

  public JointEnumeration(BayesianNetwork network, Conditions conditions) {
    this.network = network;
    this.cards = IntStream.range(0, network.size()).map(network::card).toArray();
    this.fixed = new int[cards.length];
    int cells = 1;
    boolean possible = true;
    for (int variable = 0; variable < cards.length; variable++) {
      String name = network.name(variable);
      Integer observed = conditions.evidence().get(name);
      Integer set = conditions.intervention().getOrDefault(name, observed);
      possible &= observed == null || observed.equals(set);
      fixed[variable] = set == null ? -1 : set;
      cells *= set == null ? cards[variable] : 1;
    }
    this.joint = new double[cells];
    Arrays.fill(joint, possible ? 1 : 0);
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
    int[] states = first();
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
    boolean set = conditions.intervention().containsKey(name);
    Table replaced = conditions.replaced().get(name);
    double[] table = network.table(variable);
    int[] parents = network.parents(variable);
    int[] states = first();
    for (int cell = 0; cell < joint.length; cell++) {
      if (replaced != null) {
        joint[cell] *= replaced.slice(agreeing(replaced, states)).value(0);
      } else if (!set) {
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

  private int[] first() {
    return Arrays.stream(fixed).map(state -> Math.max(state, 0)).toArray();
  }

  private void advance(int[] states) {
    for (int variable = states.length - 1; variable >= 0; variable--) {
      if (fixed[variable] < 0) {
        if (++states[variable] < cards[variable]) {
          return;
        }
        states[variable] = 0;
      }
    }
  }
}
