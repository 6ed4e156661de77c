package io.causalgym.inference.exact;

import io.causalgym.model.ModelException;
import io.causalgym.model.Table;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Conditions in terms of a compiled network: which variables are fixed and to what, which lost
/// their mechanism.
final class Grounding {
  private static final int OPEN = -1;

  final CompiledNetwork network;

  /// Observed, set, or of one state only.
  final BitSet fixed = new BitSet();

  /// Set by an intervention.
  final BitSet cut = new BitSet();

  /// By variable: its state where it is fixed.
  final int[] states;

  private Optional<Impossible> contradiction = Optional.empty();

  private Grounding(CompiledNetwork network) {
    this.network = network;
    this.states = new int[network.size()];
    Arrays.fill(states, OPEN);
    for (int variable = 0; variable < states.length; variable++) {
      if (network.cards[variable] == 1) {
        fix(variable, 0);
      }
    }
  }

  /// @throws ModelException if a name, a state or a replacement cannot be
  static Grounding of(CompiledNetwork network, Conditions conditions) {
    Grounding grounding = new Grounding(Replacement.in(network, conditions));
    conditions.intervention().forEach(grounding::intervene);
    conditions.evidence().forEach(grounding::observe);
    return grounding;
  }

  private void intervene(String name, int state) {
    int variable = variable("do." + name, name);
    fix(variable, state("do." + name, variable, state));
    cut.set(variable);
  }

  private void observe(String name, int state) {
    int variable = variable("evidence." + name, name);
    state("evidence." + name, variable, state);
    if (cut.get(variable) && states[variable] != state) {
      contradiction =
          Optional.of(
              new Impossible(
                  "'"
                      + name
                      + "' is set to state "
                      + states[variable]
                      + " and observed in state "
                      + state));
    }
    fix(variable, state);
  }

  private void fix(int variable, int state) {
    states[variable] = state;
    fixed.set(variable);
  }

  /// Why the conditions contradict themselves, if they do.
  Optional<Impossible> contradiction() {
    return contradiction;
  }

  /// Whether there is evidence that says anything.
  boolean observing() {
    return evidence().findAny().isPresent();
  }

  private IntStream evidence() {
    return fixed.stream().filter(variable -> !cut.get(variable) && network.cards[variable] > 1);
  }

  /// The variables of a query.
  ///
  /// @throws ModelException if a name is unknown or comes twice
  int[] query(List<String> names) {
    int[] query = new int[names.size()];
    Set<String> seen = new HashSet<>();
    for (int at = 0; at < query.length; at++) {
      String name = names.get(at);
      query[at] = variable("query[" + at + "]", name);
      if (!seen.add(name)) {
        throw new ModelException(
            "query[" + at + "]", name, "the query has '" + name + "' twice; leave one");
      }
    }
    return query;
  }

  /// The members of a query that are not fixed, in its order.
  int[] open(int[] query) {
    return Arrays.stream(query).filter(variable -> !fixed.get(variable)).toArray();
  }

  /// The variables that matter to the query and to the probability of the evidence: their ancestors
  /// where interventions cut. All others are barren: they sum out to 1 (Shachter 1986,
  /// shachter1986evaluating).
  BitSet relevant(int[] query) {
    BitSet relevant = new BitSet(network.size());
    ArrayDeque<Integer> open = new ArrayDeque<>();
    for (int variable : query) {
      visit(variable, relevant, open);
    }
    evidence().forEach(variable -> visit(variable, relevant, open));
    while (!open.isEmpty()) {
      int variable = open.remove();
      if (!cut.get(variable)) {
        for (int member : network.families[variable]) {
          visit(member, relevant, open);
        }
      }
    }
    return relevant;
  }

  private static void visit(int variable, BitSet relevant, ArrayDeque<Integer> open) {
    if (!relevant.get(variable)) {
      relevant.set(variable);
      open.add(variable);
    }
  }

  /// Where the part of a variable's table begins that agrees with the fixed states.
  int offset(int variable) {
    return offset(variable, states);
  }

  /// The same for other states of the variables that are fixed.
  ///
  /// @param states as {@link #states}
  int offset(int variable, int[] states) {
    int[] family = network.families[variable];
    int[] strides = network.strides[variable];
    int offset = 0;
    for (int axis = 0; axis < family.length; axis++) {
      int state = states[family[axis]];
      offset += state == OPEN ? 0 : state * strides[axis];
    }
    return offset;
  }

  /// A distribution over the open members of a query as one over all of them.
  ///
  /// @param values row-major over the open members
  Table table(List<String> names, int[] query, double[] values) {
    return Table.of(names, Strides.shape(query, network.cards), spread(query, values));
  }

  /// The cells of {@link #table}: 0 where a fixed variable would have another state.
  double[] spread(int[] query, double[] values) {
    int[] strides = Strides.rowMajor(query, network.cards);
    int cells = 1;
    int start = 0;
    for (int axis = 0; axis < query.length; axis++) {
      cells *= network.cards[query[axis]];
      start += Math.max(0, states[query[axis]]) * strides[axis];
    }
    if (cells == values.length) {
      return values;
    }
    double[] all = new double[cells];
    for (int cell = 0; cell < values.length; cell++) {
      int at = start;
      int rest = cell;
      for (int axis = query.length - 1; axis >= 0; axis--) {
        if (!fixed.get(query[axis])) {
          at += rest % network.cards[query[axis]] * strides[axis];
          rest /= network.cards[query[axis]];
        }
      }
      all[at] = values[cell];
    }
    return all;
  }

  private int variable(String field, String name) {
    int variable = network.source.find(name);
    if (variable < 0) {
      throw new ModelException(
          field, name, "the network has no variable '" + name + "'; use one of its names");
    }
    return variable;
  }

  private int state(String field, int variable, int state) {
    if (state < 0 || state >= network.cards[variable]) {
      throw new ModelException(
          field,
          Integer.toString(state),
          "'"
              + network.source.name(variable)
              + "' has no state "
              + state
              + "; give 0 to "
              + (network.cards[variable] - 1));
    }
    return state;
  }
}
