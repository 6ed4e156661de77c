package io.causalgym.model.network;

import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.model.ModelException;
import java.util.List;
import java.util.Map;

/// An immutable Bayesian network over discrete variables. Variables are indices `0 .. size - 1` in
/// the order in which they were declared.
///
/// The table of a variable is row-major over its parents in their order and then the variable
/// itself, so each run of `card(variable)` numbers is P(variable | one state of the parents).
public final class BayesianNetwork {

  /// How far the sum of a row may be from 1. Published networks round their numbers; what is within
  /// is left as it is.
  public static final double TOLERANCE = 1e-6;

  private final String[] names;
  private final Map<String, Integer> index;
  private final List<List<String>> states;
  private final int[][] parents;
  private final double[][] tables;
  private final int[] topologicalOrder;
  private final List<String> renormalised;

  BayesianNetwork(
      String[] names,
      Map<String, Integer> index,
      List<List<String>> states,
      int[][] parents,
      double[][] tables,
      int[] topologicalOrder,
      List<String> renormalised) {
    this.names = names;
    this.index = index;
    this.states = states;
    this.parents = parents;
    this.tables = tables;
    this.topologicalOrder = topologicalOrder;
    this.renormalised = List.copyOf(renormalised);
  }

  /// Starts a network; see {@link NetworkBuilder}.
  public static NetworkBuilder builder() {
    return new NetworkBuilder();
  }

  /// The number of variables.
  public int size() {
    return names.length;
  }

  public String name(int variable) {
    return names[variable];
  }

  /// The names in the order of the indices.
  public List<String> names() {
    return List.of(names);
  }

  /// The variable called `name`, or -1.
  public int find(String name) {
    return index.getOrDefault(name, -1);
  }

  /// The variable called `name`.
  ///
  /// @throws ModelException if there is none
  public int variable(String name) {
    int variable = find(name);
    if (variable < 0) {
      throw new ModelException(
          "variables", name, "the network has no variable '" + name + "'; use one of its names");
    }
    return variable;
  }

  /// The number of states.
  public int card(int variable) {
    return states.get(variable).size();
  }

  /// The labels of the states, in order.
  public List<String> states(int variable) {
    return states.get(variable);
  }

  /// The state of `variable` called `label`, or -1.
  public int state(int variable, String label) {
    return states.get(variable).indexOf(label);
  }

  /// A copy of the parents, in the order of the table's axes.
  public int[] parents(int variable) {
    return parents[variable].clone();
  }

  /// A copy of the conditional probability table, row-major over parents and then `variable`.
  public double[] table(int variable) {
    return tables[variable].clone();
  }

  /// The variables so that parents come before children; among the possible orders the one that
  /// always takes the smallest index next.
  public int[] topologicalOrder() {
    return topologicalOrder.clone();
  }

  /// Names of the variables of which rows were divided by their sum; empty unless {@link
  /// RowSums#RENORMALISE} was asked for.
  public List<String> renormalised() {
    return renormalised;
  }

  /// The structure.
  public MixedGraph graph() {
    GraphBuilder graph = MixedGraph.builder().kind(GraphKind.DAG);
    for (int child = 0; child < names.length; child++) {
      graph.node(names[child]);
      for (int parent : parents[child]) {
        graph.edge(names[parent], names[child], EdgeKind.DIRECTED);
      }
    }
    return graph.build();
  }

  /// A builder that holds this network, to change parts of it.
  public NetworkBuilder toBuilder() {
    NetworkBuilder builder = new NetworkBuilder();
    for (int variable = 0; variable < names.length; variable++) {
      builder.variable(names[variable], states.get(variable));
    }
    for (int variable = 0; variable < names.length; variable++) {
      List<String> named = java.util.Arrays.stream(parents[variable]).mapToObj(this::name).toList();
      builder.table(names[variable], named, tables[variable]);
    }
    return builder;
  }

  @Override
  public String toString() {
    return "Bayesian network of " + names.length + " variables";
  }
}
