package io.causalgym.model.enumeration;

import io.causalgym.model.ModelException;
import io.causalgym.model.network.BayesianNetwork;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;

/// Probabilities of a small Bayesian network by visiting every cell of its joint distribution,
/// after an intervention too: the truncated factorisation, written literally.
///
/// Source: Pearl, *Causality*, 2nd ed. 2009, equation 3.10 (pearl2009causality). Cost: cells times
/// variables for each question.
public final class NetworkEnumeration {
  /// Cells of a joint distribution at most.
  public static final int MOST_CELLS = 1 << 20;

  private final BayesianNetwork network;
  private final int[] order;
  private final int[] strides;
  private final int[][] parents;
  private final double[][] tables;
  private final int cells;

  /// @throws ModelException if the network has more than {@link #MOST_CELLS} cells
  public NetworkEnumeration(BayesianNetwork network) {
    this.network = network;
    this.order = network.topologicalOrder();
    int n = network.size();
    this.strides = new int[n];
    this.parents = new int[n][];
    this.tables = new double[n][];
    long size = 1;
    for (int v = n - 1; v >= 0; v--) {
      strides[v] = (int) size;
      size *= network.card(v);
      if (size > MOST_CELLS) {
        throw new ModelException(
            "network",
            Integer.toString(n),
            "a network of " + n + " variables has more than " + MOST_CELLS + " cells; use fewer");
      }
      parents[v] = network.parents(v);
      tables[v] = network.table(v);
    }
    this.cells = (int) size;
  }

  /// P(all variables | do(intervention)).
  ///
  /// @param intervention states by variable
  /// @return row-major over the variables in their order
  public double[] joint(Map<String, Integer> intervention) {
    int[] set = states(intervention);
    double[] joint = new double[cells];
    for (int cell = 0; cell < cells; cell++) {
      double p = 1;
      for (int v : order) {
        int state = state(cell, v);
        p *=
            set[v] < 0
                ? tables[v][row(cell, v) * network.card(v) + state]
                : state == set[v] ? 1 : 0;
        if (p == 0) {
          break;
        }
      }
      joint[cell] = p;
    }
    return joint;
  }

  /// P(event | given, do(intervention)), each as states by variable.
  ///
  /// @return empty where what is given has no probability
  public OptionalDouble probability(
      Map<String, Integer> event, Map<String, Integer> given, Map<String, Integer> intervention) {
    return probability(joint(intervention), event, given);
  }

  /// P(event | given) in a distribution that {@link #joint} returned.
  public OptionalDouble probability(
      double[] joint, Map<String, Integer> event, Map<String, Integer> given) {
    int[] sought = states(event);
    int[] seen = states(given);
    double part = 0;
    double whole = 0;
    for (int cell = 0; cell < cells; cell++) {
      if (agrees(cell, seen)) {
        whole += joint[cell];
        part += agrees(cell, sought) ? joint[cell] : 0;
      }
    }
    return whole > 0 ? OptionalDouble.of(part / whole) : OptionalDouble.empty();
  }

  private int[] states(Map<String, Integer> byName) {
    int[] states = new int[network.size()];
    Arrays.fill(states, -1);
    byName.forEach((name, state) -> states[network.variable(name)] = state);
    return states;
  }

  private boolean agrees(int cell, int[] states) {
    for (int v = 0; v < states.length; v++) {
      if (states[v] >= 0 && state(cell, v) != states[v]) {
        return false;
      }
    }
    return true;
  }

  private int state(int cell, int variable) {
    return cell / strides[variable] % network.card(variable);
  }

  private int row(int cell, int variable) {
    int row = 0;
    for (int parent : parents[variable]) {
      row = row * network.card(parent) + state(cell, parent);
    }
    return row;
  }
}
