package io.causalgym.inference.learning;

import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.network.NetworkBuilder;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Random DAGs with numbers, and rows that are drawn from them.
final class RandomRows {
  private RandomRows() {}

  static MixedGraph dag(int size, double density, Random random) {
    GraphBuilder graph = MixedGraph.builder().kind(GraphKind.DAG);
    for (int node = 0; node < size; node++) {
      graph.node("v" + node);
      for (int parent = 0; parent < node; parent++) {
        if (random.nextDouble() < density) {
          graph.edge("v" + parent, "v" + node, EdgeKind.DIRECTED);
        }
      }
    }
    return graph.build();
  }

  /// Numbers for the graph, none of them near 0.
  static BayesianNetwork network(MixedGraph dag, int[] cards, Random random) {
    NetworkBuilder builder = BayesianNetwork.builder();
    for (int node = 0; node < dag.size(); node++) {
      builder.variable(dag.name(node), labels(cards[node]));
    }
    for (int node = 0; node < dag.size(); node++) {
      int[] parents = dag.parents().of(node).toArray();
      int rows = 1;
      for (int parent : parents) {
        rows *= cards[parent];
      }
      double[] table = new double[rows * cards[node]];
      for (int start = 0; start < table.length; start += cards[node]) {
        double sum = 0;
        for (int cell = start; cell < start + cards[node]; cell++) {
          table[cell] = 0.1 + random.nextDouble();
          sum += table[cell];
        }
        for (int cell = start; cell < start + cards[node]; cell++) {
          table[cell] /= sum;
        }
      }
      builder.table(dag.name(node), IntStream.of(parents).mapToObj(dag::name).toList(), table);
    }
    return builder.build();
  }

  static int[] cards(int size, int most, Random random) {
    return IntStream.range(0, size).map(node -> 2 + random.nextInt(most - 1)).toArray();
  }

  /// @param missing the probability that a value is not there
  static DiscreteColumns rows(BayesianNetwork network, int rows, double missing, Random random) {
    int[][] values = new int[network.size()][rows];
    for (int row = 0; row < rows; row++) {
      for (int variable : network.topologicalOrder()) {
        int cell = 0;
        for (int parent : network.parents(variable)) {
          cell = cell * network.card(parent) + values[parent][row];
        }
        values[variable][row] = draw(network, variable, cell, random.nextDouble());
      }
    }
    DiscreteColumnsBuilder builder = DiscreteColumns.builder(rows);
    for (int variable = 0; variable < network.size(); variable++) {
      for (int row = 0; row < rows; row++) {
        if (random.nextDouble() < missing) {
          values[variable][row] = DiscreteColumns.MISSING;
        }
      }
      builder.column(network.name(variable), network.states(variable), values[variable]);
    }
    return builder.build();
  }

  private static int draw(BayesianNetwork network, int variable, int row, double uniform) {
    double[] table = network.table(variable);
    int card = network.card(variable);
    double sum = 0;
    for (int state = 0; state < card - 1; state++) {
      sum += table[row * card + state];
      if (uniform < sum) {
        return state;
      }
    }
    return card - 1;
  }

  static List<String> labels(int card) {
    return IntStream.range(0, card).mapToObj(Integer::toString).toList();
  }
}
