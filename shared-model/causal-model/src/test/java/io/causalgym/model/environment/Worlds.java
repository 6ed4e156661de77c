package io.causalgym.model.environment;

import io.causalgym.model.Table;
import io.causalgym.model.causal.CausalModel;
import io.causalgym.model.linear.LinearModel;
import io.causalgym.model.scm.DiscreteScm;
import java.util.Map;

/// Numbers of small worlds by enumeration of all states of their noises: slow, and right by
/// definition.
final class Worlds {
  private Worlds() {}

  static Environment environment(String name) {
    return Environments.named(name).orElseThrow();
  }

  static DiscreteScm scm(String name) {
    return switch (environment(name).model()) {
      case CausalModel.Discrete(DiscreteScm scm) -> scm;
      case CausalModel other -> throw new AssertionError(name + " is " + other);
    };
  }

  static LinearModel linear(String name) {
    return switch (environment(name).model()) {
      case CausalModel.Linear(LinearModel linear) -> linear;
      case CausalModel other -> throw new AssertionError(name + " is " + other);
    };
  }

  /// The joint distribution of all observed variables after `done`.
  static Table joint(DiscreteScm scm, Map<String, Integer> done) {
    int[] cards = new int[scm.size()];
    int cells = 1;
    for (int variable = 0; variable < cards.length; variable++) {
      cards[variable] = scm.card(variable);
      cells *= cards[variable];
    }
    double[] p = new double[cells];
    int[] noises = new int[scm.noiseCount()];
    do {
      double weight = 1;
      for (int noise = 0; noise < noises.length; noise++) {
        weight *= scm.noise(noise)[noises[noise]];
      }
      p[cell(scm, states(scm, noises, done))] += weight;
    } while (advance(scm, noises));
    return Table.distribution(scm.names(), cards, p);
  }

  static int[] states(DiscreteScm scm, int[] noises, Map<String, Integer> done) {
    int[] states = new int[scm.size()];
    for (int variable : scm.topologicalOrder()) {
      int cell = 0;
      for (int parent : scm.parents(variable)) {
        cell = cell * scm.card(parent) + states[parent];
      }
      for (int noise : scm.noisesOf(variable)) {
        cell = cell * scm.noise(noise).length + noises[noise];
      }
      states[variable] = done.getOrDefault(scm.name(variable), scm.table(variable)[cell]);
    }
    return states;
  }

  private static int cell(DiscreteScm scm, int[] states) {
    int cell = 0;
    for (int variable = 0; variable < states.length; variable++) {
      cell = cell * scm.card(variable) + states[variable];
    }
    return cell;
  }

  static boolean advance(DiscreteScm scm, int[] noises) {
    for (int noise = noises.length - 1; noise >= 0; noise--) {
      if (++noises[noise] < scm.noise(noise).length) {
        return true;
      }
      noises[noise] = 0;
    }
    return false;
  }

  /// `P(event | given)` in a joint distribution.
  static double p(Table joint, Map<String, Integer> event, Map<String, Integer> given) {
    double both = 0;
    double condition = 0;
    for (int cell = 0; cell < joint.size(); cell++) {
      int[] states = joint.states(cell);
      if (holds(joint, states, given)) {
        condition += joint.value(cell);
        both += holds(joint, states, event) ? joint.value(cell) : 0;
      }
    }
    return both / condition;
  }

  private static boolean holds(Table joint, int[] states, Map<String, Integer> event) {
    return event.entrySet().stream()
        .allMatch(part -> states[joint.names().indexOf(part.getKey())] == part.getValue());
  }

  static double see(String name, Map<String, Integer> event, Map<String, Integer> given) {
    return p(joint(scm(name), Map.of()), event, given);
  }

  static double act(String name, Map<String, Integer> event, Map<String, Integer> done) {
    return p(joint(scm(name), done), event, Map.of());
  }

  /// `P(y | 1) - P(y | 0)` as it is observed.
  static double observedDifference(String name, String treatment, String outcome) {
    return see(name, Map.of(outcome, 1), Map.of(treatment, 1))
        - see(name, Map.of(outcome, 1), Map.of(treatment, 0));
  }

  /// `P(y | do(1)) - P(y | do(0))`.
  static double effect(String name, String treatment, String outcome) {
    return act(name, Map.of(outcome, 1), Map.of(treatment, 1))
        - act(name, Map.of(outcome, 1), Map.of(treatment, 0));
  }

  /// The difference within strata of another variable, weighted by their probabilities.
  static double adjustedDifference(String name, String treatment, String outcome, String stratum) {
    Table joint = joint(scm(name), Map.of());
    double sum = 0;
    for (int state = 0; state < joint.card(stratum); state++) {
      double weight = p(joint, Map.of(stratum, state), Map.of());
      double treated = p(joint, Map.of(outcome, 1), Map.of(treatment, 1, stratum, state));
      double control = p(joint, Map.of(outcome, 1), Map.of(treatment, 0, stratum, state));
      sum += weight * (treated - control);
    }
    return sum;
  }

  /// `(I - B)^-1`: entry `[a][b]` is what an error of `b` adds to `a`.
  static double[][] totalEffects(LinearModel linear) {
    double[][] total = new double[linear.size()][linear.size()];
    for (int node : linear.topologicalOrder()) {
      total[node][node] = 1;
      for (int parent = 0; parent < linear.size(); parent++) {
        double factor = linear.coefficients().get(node, parent);
        for (int cause = 0; cause < linear.size(); cause++) {
          total[node][cause] += factor * total[parent][cause];
        }
      }
    }
    return total;
  }

  static double covariance(LinearModel linear, String a, String b) {
    double[][] total = totalEffects(linear);
    double sum = 0;
    for (int i = 0; i < linear.size(); i++) {
      for (int j = 0; j < linear.size(); j++) {
        double omega = i == j ? linear.variance(i) : linear.covariances().get(i, j);
        sum += total[linear.node(a)][i] * omega * total[linear.node(b)][j];
      }
    }
    return sum;
  }

  static double totalEffect(LinearModel linear, String cause, String effect) {
    return totalEffects(linear)[linear.node(effect)][linear.node(cause)];
  }
}
