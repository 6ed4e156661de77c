package io.causalgym.model.scm;

import io.causalgym.model.ModelException;
import io.causalgym.model.ParentOrder;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Collects noises and equations in any order and builds the model, or says what is wrong with it.
/// Not thread-safe.
public final class ScmBuilder {

  /// Cells of all tables together at most.
  public static final int MOST_CELLS = 1 << 24;

  private static final double TOLERANCE = 1e-6;

  private final Map<String, double[]> noises = new LinkedHashMap<>();
  private final Map<String, Equation> equations = new LinkedHashMap<>();

  ScmBuilder() {}

  private static final class Equation {
    private final List<String> parents;
    private final List<String> noises;
    private final int[] table;
    private final List<String> states;

    private Equation(List<String> parents, List<String> noises, int[] table, List<String> states) {
      this.parents = parents;
      this.noises = noises;
      this.table = table;
      this.states = states;
    }
  }

  /// What a checked model is made of.
  static final class Checked {
    final String[] noiseNames;
    final double[][] noises;
    final String[] names;
    final Map<String, Integer> index = new LinkedHashMap<>();
    final List<List<String>> states;
    final int[][] parents;
    final int[][] noisesOf;
    final int[][] tables;
    int[] topologicalOrder = new int[0];

    private Checked(Map<String, double[]> noises, Map<String, Equation> equations) {
      this.noiseNames = noises.keySet().toArray(String[]::new);
      this.noises = noises.values().toArray(double[][]::new);
      this.names = equations.keySet().toArray(String[]::new);
      this.states = equations.values().stream().map(equation -> equation.states).toList();
      this.parents = new int[names.length][];
      this.noisesOf = new int[names.length][];
      this.tables = equations.values().stream().map(one -> one.table).toArray(int[][]::new);
    }
  }

  /// Declares an independent noise.
  ///
  /// @param p the probabilities of its states
  /// @throws ModelException if they do not sum to 1 within 1e-6, or the name is there already
  public ScmBuilder noise(String name, double[] p) {
    double sum = 0;
    for (int state = 0; state < p.length; state++) {
      if (!(p[state] >= 0) || Double.isInfinite(p[state])) {
        throw new ModelException(
            name + ".p[" + state + "]",
            Double.toString(p[state]),
            "state "
                + state
                + " of '"
                + name
                + "' has the probability "
                + p[state]
                + "; give at least 0");
      }
      sum += p[state];
    }
    if (!(Math.abs(sum - 1) <= TOLERANCE)) {
      throw new ModelException(
          name + ".p",
          Double.toString(sum),
          "the probabilities of '" + name + "' sum to " + sum + "; they must sum to 1");
    }
    if (noises.putIfAbsent(name, p.clone()) != null) {
      throw new ModelException(
          "exogenous", name, "the noise '" + name + "' is there twice; leave one");
    }
    return this;
  }

  /// Gives the equation of a variable whose states are as many as its table needs, at least two.
  public ScmBuilder equation(String name, List<String> parents, List<String> noises, int[] table) {
    int card = 2;
    for (int state : table) {
      card = Math.max(card, Math.min(state, 1 << 20) + 1);
    }
    return equation(name, parents, noises, table, DiscreteScm.labels(card));
  }

  /// Gives the equation of a variable.
  ///
  /// @param table states, row-major over `parents` and then `noises`
  /// @param states labels of the variable's states
  /// @throws ModelException if the variable has an equation already or the table a state that is
  ///   not there
  public ScmBuilder equation(
      String name, List<String> parents, List<String> noises, int[] table, List<String> states) {
    if (states.isEmpty() || new HashSet<>(states).size() < states.size()) {
      throw new ModelException(
          name + ".states",
          states.toString(),
          "'" + name + "' needs distinct states, at least one");
    }
    for (int cell = 0; cell < table.length; cell++) {
      if (table[cell] < 0 || table[cell] >= states.size()) {
        throw new ModelException(
            name + ".table[" + cell + "]",
            Integer.toString(table[cell]),
            "cell "
                + cell
                + " of the table of '"
                + name
                + "' is "
                + table[cell]
                + "; it must be a state from 0 to "
                + (states.size() - 1));
      }
    }
    Equation equation =
        new Equation(List.copyOf(parents), List.copyOf(noises), table.clone(), List.copyOf(states));
    if (equations.putIfAbsent(name, equation) != null) {
      throw new ModelException(
          "equations", name, "the variable '" + name + "' has two equations; leave one");
    }
    return this;
  }

  /// The model.
  ///
  /// @throws ModelException if a parent or noise is unknown, a table has a wrong size, a name is a
  ///   noise and a variable, or the parents make a cycle
  public DiscreteScm build() {
    if (equations.isEmpty()) {
      throw new ModelException("equations", "[]", "the model has no equations; give at least one");
    }
    Checked checked = new Checked(noises, equations);
    Map<String, Integer> noiseIndex = new LinkedHashMap<>();
    for (int noise = 0; noise < checked.noiseNames.length; noise++) {
      noiseIndex.put(checked.noiseNames[noise], noise);
    }
    for (int variable = 0; variable < checked.names.length; variable++) {
      checked.index.put(checked.names[variable], variable);
      if (noiseIndex.containsKey(checked.names[variable])) {
        throw new ModelException(
            "equations",
            checked.names[variable],
            "'" + checked.names[variable] + "' is a noise and a variable; rename one");
      }
    }
    long total = 0;
    int variable = 0;
    for (Map.Entry<String, Equation> entry : equations.entrySet()) {
      String name = entry.getKey();
      Equation equation = entry.getValue();
      checked.parents[variable] = found(name, "parents", equation.parents, checked.index);
      checked.noisesOf[variable] = found(name, "noises", equation.noises, noiseIndex);
      total += equation.table.length;
      checkSize(name, checked, variable, total);
      variable++;
    }
    checked.topologicalOrder = ParentOrder.of(checked.names, checked.parents);
    return new DiscreteScm(checked);
  }

  private static int[] found(
      String name, String field, List<String> named, Map<String, Integer> index) {
    Set<String> seen = new HashSet<>();
    int[] found = new int[named.size()];
    for (int axis = 0; axis < found.length; axis++) {
      String cause = named.get(axis);
      Integer at = index.get(cause);
      if (at == null || !seen.add(cause)) {
        throw new ModelException(
            name + "." + field + "[" + axis + "]",
            cause,
            "'"
                + name
                + "' has '"
                + cause
                + (at == null
                    ? "' in " + field + ", which is not declared"
                    : "' twice in " + field));
      }
      found[axis] = at;
    }
    return found;
  }

  private static void checkSize(String name, Checked parts, int variable, long total) {
    long cells = 1;
    for (int parent : parts.parents[variable]) {
      cells = Math.min(cells * parts.states.get(parent).size(), 1L << 40);
    }
    for (int noise : parts.noisesOf[variable]) {
      cells = Math.min(cells * parts.noises[noise].length, 1L << 40);
    }
    int given = parts.tables[variable].length;
    if (cells != given) {
      throw new ModelException(
          name + ".table",
          Integer.toString(given),
          "the table of '"
              + name
              + "' has "
              + given
              + " cells where its parents and noises make "
              + cells
              + "; give one for each");
    }
    if (total > MOST_CELLS) {
      throw new ModelException(
          name + ".table",
          Long.toString(total),
          "the tables have more than "
              + MOST_CELLS
              + " cells together; use fewer parents or noises");
    }
  }
}
