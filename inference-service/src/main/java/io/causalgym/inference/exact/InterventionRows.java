package io.causalgym.inference.exact;

import io.causalgym.model.network.BayesianNetwork;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Interventions on the same variables, a row each: the states that the variables are set to.
public final class InterventionRows {
  private final List<String> variables;
  private final int rows;
  private final int[] states;

  private InterventionRows(List<String> variables, int rows, int[] states) {
    this.variables = variables;
    this.rows = rows;
    this.states = states;
  }

  /// Takes over an array, which the caller must not change any more.
  ///
  /// @param variables all different
  /// @param states by rows, a state for each variable
  /// @throws IllegalArgumentException if the array has another length
  public static InterventionRows owning(List<String> variables, int rows, int[] states) {
    if (rows < 1 || (long) rows * variables.size() != states.length) {
      throw new IllegalArgumentException(
          rows + " rows of " + variables.size() + " states do not fit " + states.length);
    }
    return new InterventionRows(List.copyOf(variables), rows, states);
  }

  public List<String> variables() {
    return variables;
  }

  public int rows() {
    return rows;
  }

  /// The state that a row sets a variable to.
  public int state(int row, int variable) {
    return states[row * variables.size() + variable];
  }

  /// What is observed and done under the intervention of a row.
  public Conditions conditions(Conditions common, int row) {
    Map<String, Integer> intervention = new LinkedHashMap<>(common.intervention());
    for (int variable = 0; variable < variables.size(); variable++) {
      intervention.put(variables.get(variable), state(row, variable));
    }
    return new Conditions(common.evidence(), intervention, common.replaced());
  }

  /// Whether all variables and states exist, and the answer has the same cells in all rows: none of
  /// the variables is asked for or has a condition, and nothing that is asked for is settled.
  boolean within(BayesianNetwork network, List<String> query, Conditions common) {
    for (int variable = 0; variable < variables.size(); variable++) {
      int found = network.find(variables.get(variable));
      if (found < 0 || !within(network.card(found), variable)) {
        return false;
      }
    }
    return Collections.disjoint(variables, query)
        && Collections.disjoint(variables, common.evidence().keySet())
        && Collections.disjoint(variables, common.intervention().keySet())
        && Collections.disjoint(variables, common.replaced().keySet())
        && Collections.disjoint(query, common.evidence().keySet())
        && Collections.disjoint(query, common.intervention().keySet())
        && Collections.disjoint(common.evidence().keySet(), common.intervention().keySet());
  }

  private boolean within(int card, int variable) {
    for (int row = 0; row < rows; row++) {
      if (state(row, variable) < 0 || state(row, variable) >= card) {
        return false;
      }
    }
    return true;
  }
}
