package io.causalgym.benchmarks.discovery;

import io.causalgym.dataset.MemorySample;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.numeric.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Seeded linear Gaussian worlds like the fixtures `lg_*`, for sizes that are too large to keep.
final class LinearWorlds {
  private static final long GRAPH = 1;
  private static final long FIRST_COLUMN = 2;

  private LinearWorlds() {}

  /// Each pair is adjacent with the probability that gives `degree` neighbours on average;
  /// coefficients of +-0.3 to 1, noise of deviation 0.8 to 1.2, columns standardised, their order
  /// unlike the causal one.
  static World of(int nodes, double degree, int rows, long seed) {
    RandomGenerator random = new RandomStream(seed, GRAPH).generator(0);
    int[] order = shuffled(nodes, random);
    double[][] columns = new double[nodes][];
    List<Edge> edges = new ArrayList<>();
    for (int at = 0; at < nodes; at++) {
      int node = order[at];
      double[] column = new double[rows];
      new RandomStream(seed, FIRST_COLUMN + node).fillNormal(0, column, 0, rows);
      scale(column, 0, random.nextDouble(0.8, 1.2));
      for (int before = 0; before < at; before++) {
        if (random.nextDouble() < degree / (nodes - 1)) {
          double weight = random.nextDouble(0.3, 1) * (random.nextBoolean() ? 1 : -1);
          add(column, weight, columns[order[before]]);
          edges.add(new Edge(order[before], node, EdgeKind.DIRECTED));
        }
      }
      columns[node] = column;
    }
    return world("%d nodes, degree %.0f".formatted(nodes, degree), columns, edges);
  }

  private static World world(String name, double[][] columns, List<Edge> edges) {
    MemorySample.Builder builder = new MemorySample.Builder(columns[0].length);
    for (int node = 0; node < columns.length; node++) {
      double[] column = columns[node];
      double mean = 0;
      for (double value : column) {
        mean += value / column.length;
      }
      double variance = 0;
      for (double value : column) {
        variance += (value - mean) * (value - mean) / column.length;
      }
      scale(column, mean, 1 / Math.sqrt(variance));
      builder.continuous("X" + (node + 1), column);
    }
    return new World(
        name,
        builder.build(),
        Optional.empty(),
        Map.of(Truth.DAG, edges, Truth.ADJACENCIES, edges));
  }

  private static void scale(double[] column, double mean, double factor) {
    for (int row = 0; row < column.length; row++) {
      column[row] = (column[row] - mean) * factor;
    }
  }

  private static void add(double[] column, double weight, double[] parent) {
    for (int row = 0; row < column.length; row++) {
      column[row] += weight * parent[row];
    }
  }

  private static int[] shuffled(int size, RandomGenerator random) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
