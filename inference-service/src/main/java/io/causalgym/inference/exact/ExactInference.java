package io.causalgym.inference.exact;

import io.causalgym.graph.Deadline;
import io.causalgym.model.ModelException;
import io.causalgym.model.Table;
import io.causalgym.model.network.BayesianNetwork;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Exact inference on one discrete Bayesian network; immutable, for any number of threads.
public final class ExactInference {
  private final BayesianNetwork network;

  private ExactInference(BayesianNetwork network) {
    this.network = network;
  }

  public static ExactInference of(BayesianNetwork network) {
    return new ExactInference(network);
  }

  /// P(query | do, evidence), over the query in the order given; an observed or set variable in it
  /// is a point mass. An empty query asks for the probability of the evidence.
  ///
  /// @throws ModelException if a name, a state or a replacement cannot be
  public Posterior posterior(
      List<String> query, Conditions conditions, Budget budget, Deadline deadline) {
    Table joint = joint(query, conditions);
    double total = joint.total();
    if (!(total > 0)) {
      return new Impossible("the evidence has probability 0");
    }
    return new Posterior.Found(joint.scaled(1 / total), Math.log(total));
  }

  /// What {@link #posterior} would cost.
  public CostEstimate cost(List<String> query, Conditions conditions, Deadline deadline) {
    joint(query, conditions);
    return new CostEstimate(0, 1, 1, 8, true);
  }

  /// The most probable states of everything that is neither observed nor set.
  public Explanation mostProbable(Conditions conditions, Budget budget, Deadline deadline) {
    List<String> open = new ArrayList<>(network.names());
    open.removeAll(conditions.evidence().keySet());
    open.removeAll(conditions.intervention().keySet());
    return maximumAPosteriori(open, conditions, budget, deadline);
  }

  /// The most probable joint states of `query`, everything else summed out.
  public Explanation maximumAPosteriori(
      List<String> query, Conditions conditions, Budget budget, Deadline deadline) {
    Table joint = joint(query, conditions);
    int best = 0;
    for (int cell = 1; cell < joint.size(); cell++) {
      best = joint.value(cell) > joint.value(best) ? cell : best;
    }
    if (!(joint.value(best) > 0)) {
      return new Impossible("the evidence has probability 0");
    }
    LinkedHashMap<String, Integer> states = new LinkedHashMap<>();
    for (int axis = 0; axis < query.size(); axis++) {
      states.put(query.get(axis), joint.states(best)[axis]);
    }
    return new Explanation.Found(states, Math.log(joint.value(best)));
  }

  /// A junction tree that answers many questions under the same conditions.
  public Calibration calibrate(Conditions conditions, Budget budget, Deadline deadline) {
    double total = joint(List.of(), conditions).total();
    return total > 0
        ? new Calibration.Calibrated(new JunctionTree(this, network, conditions, Math.log(total)))
        : new Impossible("the evidence has probability 0");
  }

  private Table joint(List<String> query, Conditions conditions) {
    Map<String, Integer> fixed = new LinkedHashMap<>(conditions.evidence());
    for (Map.Entry<String, Integer> set : conditions.intervention().entrySet()) {
      Integer observed = fixed.put(set.getKey(), set.getValue());
      if (observed != null && !observed.equals(set.getValue())) {
        return zeros(query);
      }
    }
    List<Table> factors = new ArrayList<>();
    for (int variable = 0; variable < network.size(); variable++) {
      if (!conditions.intervention().containsKey(network.name(variable))) {
        factors.add(sliced(mechanism(variable, conditions), fixed));
      }
    }
    for (String name : network.names()) {
      if (!fixed.containsKey(name) && !query.contains(name)) {
        eliminate(name, factors);
      }
    }
    for (String name : query) {
      if (fixed.containsKey(name)) {
        factors.add(point(name, fixed.get(name)));
      }
    }
    return factors.stream().reduce(Table.scalar(1), Table::times).marginal(query);
  }

  private static void eliminate(String name, List<Table> factors) {
    Table product = Table.scalar(1);
    for (Table factor : List.copyOf(factors)) {
      if (factor.has(name)) {
        product = product.times(factor);
        factors.remove(factor);
      }
    }
    List<String> kept = new ArrayList<>(product.names());
    kept.remove(name);
    factors.add(product.marginal(kept));
  }

  private Table mechanism(int variable, Conditions conditions) {
    Table replaced = conditions.replaced().get(network.name(variable));
    if (replaced != null) {
      return replaced;
    }
    List<String> names = new ArrayList<>();
    for (int parent : network.parents(variable)) {
      names.add(network.name(parent));
    }
    names.add(network.name(variable));
    int[] cards = names.stream().mapToInt(name -> network.card(network.variable(name))).toArray();
    return Table.of(names, cards, network.table(variable));
  }

  private static Table sliced(Table table, Map<String, Integer> fixed) {
    Map<String, Integer> own = new LinkedHashMap<>(fixed);
    Set<String> names = new HashSet<>(table.names());
    own.keySet().retainAll(names);
    return table.slice(own);
  }

  private Table point(String name, int state) {
    double[] values = new double[network.card(network.variable(name))];
    values[state] = 1;
    return Table.of(List.of(name), new int[] {values.length}, values);
  }

  private Table zeros(List<String> query) {
    int[] cards = query.stream().mapToInt(name -> network.card(network.variable(name))).toArray();
    int cells = 1;
    for (int card : cards) {
      cells *= card;
    }
    return Table.of(query, cards, new double[cells]);
  }
}
