package io.causalgym.model.network;

import io.causalgym.model.ModelException;
import io.causalgym.model.ParentOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Collects variables and tables in any order and builds the network, or says what is wrong with
/// it. A variable's table may be given again; the last one counts. Not thread-safe.
public final class NetworkBuilder {

  /// Cells of all tables together at most (128 MiB of numbers).
  public static final int MOST_CELLS = 1 << 24;

  /// Variables at most.
  public static final int MOST_VARIABLES = 20_000;

  private record Rows(List<String> parents, Values values) {}

  // A record holds no bare array.
  private static final class Values {
    private final double[] numbers;

    private Values(double[] numbers) {
      this.numbers = numbers;
    }
  }

  private final Map<String, List<String>> states = new LinkedHashMap<>();
  private final Map<String, Rows> tables = new LinkedHashMap<>();
  private RowSums rowSums = RowSums.REFUSE;

  NetworkBuilder() {}

  /// What to do with rows that do not sum to 1; they are refused where this is not said.
  public NetworkBuilder rowSums(RowSums rowSums) {
    this.rowSums = rowSums;
    return this;
  }

  /// Declares a variable.
  ///
  /// @param labels of its states, distinct, at least one
  /// @throws ModelException if it is there already or its labels cannot be
  public NetworkBuilder variable(String name, List<String> labels) {
    if (states.size() >= MOST_VARIABLES) {
      throw new ModelException(
          "variables",
          name,
          "the network has more than " + MOST_VARIABLES + " variables; leave some out");
    }
    if (labels.isEmpty()) {
      throw new ModelException(
          name + ".states", "[]", "'" + name + "' has no states; give at least one");
    }
    Set<String> seen = new HashSet<>();
    for (String label : labels) {
      if (!seen.add(label)) {
        throw new ModelException(
            name + ".states", label, "'" + name + "' has the state '" + label + "' twice");
      }
    }
    if (states.putIfAbsent(name, List.copyOf(labels)) != null) {
      throw new ModelException(
          "variables", name, "the variable '" + name + "' is there twice; leave one");
    }
    return this;
  }

  /// Gives P(name | parents).
  ///
  /// @param values row-major over `parents` and then the variable itself
  public NetworkBuilder table(String name, List<String> parents, double[] values) {
    tables.put(name, new Rows(List.copyOf(parents), new Values(values.clone())));
    return this;
  }

  /// The network.
  ///
  /// @throws ModelException if a table is missing, has a wrong size, a number that is no
  ///   probability or a row that does not sum to 1, or if the parents make a cycle
  public BayesianNetwork build() {
    String[] names = states.keySet().toArray(String[]::new);
    if (names.length == 0) {
      throw new ModelException(
          "variables", "[]", "the network has no variables; give at least one");
    }
    Map<String, Integer> index = new LinkedHashMap<>();
    for (int variable = 0; variable < names.length; variable++) {
      index.put(names[variable], variable);
    }
    checkTablesAreOfVariables(index);
    int[][] parents = new int[names.length][];
    double[][] values = new double[names.length][];
    List<String> renormalised = new ArrayList<>();
    long total = 0;
    for (int variable = 0; variable < names.length; variable++) {
      Rows rows = tables.get(names[variable]);
      if (rows == null) {
        throw new ModelException(
            names[variable], "", "'" + names[variable] + "' has no probability table; give one");
      }
      parents[variable] = parents(names[variable], rows.parents(), index);
      values[variable] = rows.values().numbers;
      total += values[variable].length;
      checkSize(names[variable], rows, total);
      if (checkRows(names[variable], values[variable])) {
        renormalised.add(names[variable]);
      }
    }
    int[] order = ParentOrder.of(names, parents);
    List<List<String>> labels = List.copyOf(states.values());
    return new BayesianNetwork(names, index, labels, parents, values, order, renormalised);
  }

  private void checkTablesAreOfVariables(Map<String, Integer> index) {
    for (String name : tables.keySet()) {
      if (!index.containsKey(name)) {
        throw new ModelException(
            name, name, "there is a table for '" + name + "', which is no variable; declare it");
      }
    }
  }

  private static int[] parents(String name, List<String> named, Map<String, Integer> index) {
    Set<String> seen = new HashSet<>();
    int[] parents = new int[named.size()];
    for (int axis = 0; axis < parents.length; axis++) {
      String parent = named.get(axis);
      Integer found = index.get(parent);
      if (found == null) {
        throw new ModelException(
            name + ".parents[" + axis + "]",
            parent,
            "'" + name + "' has the parent '" + parent + "', which is no variable; declare it");
      }
      if (!seen.add(parent)) {
        throw new ModelException(
            name + ".parents[" + axis + "]",
            parent,
            "'" + name + "' has the parent '" + parent + "' twice; leave one");
      }
      parents[axis] = found;
    }
    return parents;
  }

  private void checkSize(String name, Rows rows, long total) {
    long cells = labels(name).size();
    for (String parent : rows.parents()) {
      cells = Math.min(cells * labels(parent).size(), Long.MAX_VALUE / (1 << 20) - 1);
    }
    if (cells != rows.values().numbers.length) {
      throw new ModelException(
          name + ".cpt",
          Integer.toString(rows.values().numbers.length),
          "the table of '"
              + name
              + "' has "
              + rows.values().numbers.length
              + " numbers where its states and parents make "
              + cells
              + "; give one for each");
    }
    if (total > MOST_CELLS) {
      throw new ModelException(
          name + ".cpt",
          Long.toString(total),
          "the tables have more than "
              + MOST_CELLS
              + " numbers together; use fewer parents or states");
    }
  }

  private List<String> labels(String name) {
    List<String> labels = states.get(name);
    if (labels == null) {
      throw new AssertionError("'" + name + "' was checked to be a variable");
    }
    return labels;
  }

  /// Whether rows were divided by their sum.
  private boolean checkRows(String name, double[] values) {
    int card = labels(name).size();
    boolean changed = false;
    for (int start = 0; start < values.length; start += card) {
      double sum = 0;
      for (int cell = start; cell < start + card; cell++) {
        checkNumber(name, cell, values[cell]);
        sum += values[cell];
      }
      if (Math.abs(sum - 1) <= BayesianNetwork.TOLERANCE) {
        continue;
      }
      if (rowSums == RowSums.REFUSE || !(sum > 0) || Double.isInfinite(sum)) {
        throw new ModelException(
            name + ".cpt[" + start + "]",
            Double.toString(sum),
            "row "
                + start / card
                + " of '"
                + name
                + "' sums to "
                + sum
                + "; it must sum to 1"
                + (sum > 0 ? ", or ask for rows to be renormalised" : ""));
      }
      for (int cell = start; cell < start + card; cell++) {
        values[cell] /= sum;
      }
      changed = true;
    }
    return changed;
  }

  private static void checkNumber(String name, int cell, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new ModelException(
          name + ".cpt[" + cell + "]",
          Double.toString(value),
          "number "
              + cell
              + " of the table of '"
              + name
              + "' is "
              + value
              + "; it must be at least 0");
    }
  }

  @Override
  public String toString() {
    return "builder of " + Arrays.toString(states.keySet().toArray());
  }
}
