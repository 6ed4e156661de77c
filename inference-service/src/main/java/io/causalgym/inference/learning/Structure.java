package io.causalgym.inference.learning;

import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.model.ModelException;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.network.NetworkBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The graph and the columns of its variables, as families of cells. Variables are the nodes of the
/// graph in their order.
final class Structure {
  /// Parameters of all families together at most (32 MiB of numbers, some copies of which are
  /// needed).
  static final int MOST_CELLS = 1 << 22;

  final List<String> names;

  /// By variable: its column.
  final int[] columns;

  final int[] cards;
  final List<Family> families;

  /// By variable: the families that have it.
  final List<List<Family>> touching = new ArrayList<>();

  private final DiscreteColumns data;

  private Structure(MixedGraph dag, DiscreteColumns data) {
    this.data = data;
    this.names = dag.names();
    this.columns = new int[names.size()];
    this.cards = new int[names.size()];
    for (int variable = 0; variable < columns.length; variable++) {
      columns[variable] = column(names.get(variable));
      cards[variable] = data.card(columns[variable]);
      touching.add(new ArrayList<>());
    }
    this.families = new ArrayList<>();
    long total = 0;
    for (int variable = 0; variable < columns.length; variable++) {
      int[] parents = dag.parents().of(variable).toArray();
      total += cells(variable, parents);
      if (total > MOST_CELLS) {
        throw new ModelException(
            "graph",
            names.get(variable),
            "with the table of '"
                + names.get(variable)
                + "' there are more than "
                + MOST_CELLS
                + " parameters; use fewer parents or states");
      }
      Family family = new Family(variable, parents, cards);
      families.add(family);
      for (int member : family.scope) {
        touching.get(member).add(family);
      }
    }
  }

  /// @throws ModelException if the graph is no DAG or has a node without column
  static Structure of(MixedGraph dag, DiscreteColumns data) {
    dag.edges().stream()
        .filter(edge -> edge.kind() != EdgeKind.DIRECTED)
        .findFirst()
        .ifPresent(edge -> {
          throw new ModelException(
              "graph",
              edge.kind().symbol(),
              "the graph has the edge "
                  + dag.name(edge.from())
                  + " "
                  + edge.kind().symbol()
                  + " "
                  + dag.name(edge.to())
                  + "; parameters are those of a DAG, with a latent variable for '<->'");
        });
    if (dag.size() == 0 || data.rows() == 0) {
      throw new ModelException(
          dag.size() == 0 ? "graph" : "rows",
          "",
          "there is nothing to learn: give at least one variable and one row");
    }
    return new Structure(dag, data);
  }

  private int column(String name) {
    int column = data.find(name);
    if (column < 0) {
      throw new ModelException(
          "columns",
          name,
          "the variable '"
              + name
              + "' has no column; add one, or a latent one with its number of states");
    }
    return column;
  }

  private long cells(int variable, int[] parents) {
    long cells = cards[variable];
    for (int parent : parents) {
      cells = Math.min(cells * cards[parent], MOST_CELLS + 1L);
    }
    return cells;
  }

  int size() {
    return columns.length;
  }

  /// Zeros for every cell, by family.
  double[][] zeros() {
    return families.stream().map(family -> new double[family.cells]).toArray(double[][]::new);
  }

  /// Parameters that no choice of the others fixes.
  long freeParameters() {
    return families.stream().mapToLong(family -> (long) family.rows() * (family.card - 1)).sum();
  }

  List<String> parentNames(Family family) {
    return Arrays.stream(family.parents()).mapToObj(names::get).toList();
  }

  List<String> states(int variable) {
    return data.states(columns[variable]);
  }

  BayesianNetwork network(double[][] parameters) {
    NetworkBuilder builder = BayesianNetwork.builder();
    for (int variable = 0; variable < size(); variable++) {
      builder.variable(names.get(variable), states(variable));
    }
    for (Family family : families) {
      builder.table(names.get(family.variable), parentNames(family), parameters[family.variable]);
    }
    return builder.build();
  }
}
