package io.causalgym.discovery;

import io.causalgym.dataset.MemorySample;
import io.causalgym.dataset.Sample;
import io.causalgym.graph.Adjacency;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.numeric.random.RandomStream;
import java.util.random.RandomGenerator;

/// Seeded random graphs and samples drawn from them. The names are `X00`, `X01`, .. so that node
/// numbers of graph and sample agree; the causal order is shuffled.
public final class RandomWorlds {
  private RandomWorlds() {}

  public static RandomGenerator generator(long seed) {
    return new RandomStream(seed, 0).generator(0);
  }

  /// A random DAG in which each pair is adjacent with the probability that gives `degree`
  /// neighbours on average.
  public static MixedGraph dag(long seed, int nodes, double degree) {
    RandomGenerator random = generator(seed);
    int[] order = permutation(random, nodes);
    var builder = MixedGraph.builder().kind(GraphKind.DAG);
    for (int node = 0; node < nodes; node++) {
      builder.node(name(node));
    }
    for (int from = 0; from < nodes; from++) {
      for (int to = from + 1; to < nodes; to++) {
        if (random.nextDouble() < degree / (nodes - 1)) {
          builder.edge(name(order[from]), name(order[to]), EdgeKind.DIRECTED);
        }
      }
    }
    return builder.build();
  }

  public static int[] permutation(RandomGenerator random, int size) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  public static String name(int node) {
    return "X%02d".formatted(node);
  }

  /// Rows of a linear Gaussian model over a DAG: coefficients of +-0.3 to 1, noise of deviation 0.8
  /// to 1.2, columns standardised.
  public static Sample linear(MixedGraph dag, int rows, long seed) {
    double[][] columns = new double[dag.size()][rows];
    RandomGenerator random = generator(seed + 1_000_003);
    Adjacency parents = dag.parents();
    for (int node : dag.topologicalOrder()) {
      double[] column = columns[node];
      double deviation = random.nextDouble(0.8, 1.2);
      for (int row = 0; row < rows; row++) {
        column[row] = deviation * random.nextGaussian();
      }
      for (int at = parents.start(node); at < parents.end(node); at++) {
        double weight = random.nextDouble(0.3, 1) * (random.nextBoolean() ? 1 : -1);
        double[] parent = columns[parents.target(at)];
        for (int row = 0; row < rows; row++) {
          column[row] += weight * parent[row];
        }
      }
    }
    MemorySample.Builder builder = new MemorySample.Builder(rows);
    for (int node = 0; node < columns.length; node++) {
      standardise(columns[node]);
      builder.continuous(dag.name(node), columns[node]);
    }
    return builder.build();
  }

  private static void standardise(double[] column) {
    double mean = java.util.Arrays.stream(column).average().orElseThrow();
    double variance =
        java.util.Arrays.stream(column).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    for (int row = 0; row < column.length; row++) {
      column[row] = (column[row] - mean) / Math.sqrt(variance);
    }
  }

  /// Rows of a discrete Bayesian network over a DAG: each variable has 2 to `levels` levels and
  /// random distributions given its parents.
  public static Sample discrete(MixedGraph dag, int levels, int rows, long seed) {
    RandomGenerator random = generator(seed + 2_000_003);
    short[][] codes = new short[dag.size()][rows];
    int[] counts = new int[dag.size()];
    java.util.Map<Long, double[]> tables = new java.util.HashMap<>();
    for (int node : dag.topologicalOrder()) {
      counts[node] = random.nextInt(2, levels + 1);
      tables.clear();
      for (int row = 0; row < rows; row++) {
        long stratum = 0;
        for (int at = dag.parents().start(node); at < dag.parents().end(node); at++) {
          int parent = dag.parents().target(at);
          stratum = stratum * counts[parent] + codes[parent][row];
        }
        double[] table = tables.computeIfAbsent(stratum, key -> distribution(random, counts[node]));
        double u = random.nextDouble();
        int code = 0;
        while (code < table.length - 1 && u > table[code]) {
          u -= table[code++];
        }
        codes[node][row] = (short) code;
      }
    }
    MemorySample.Builder builder = new MemorySample.Builder(rows);
    for (int node = 0; node < codes.length; node++) {
      builder.discrete(
          dag.name(node),
          java.util.stream.IntStream.range(0, counts[node]).mapToObj(Integer::toString).toList(),
          codes[node]);
    }
    return builder.build();
  }

  private static double[] distribution(RandomGenerator random, int levels) {
    double[] weights = new double[levels];
    double sum = 0;
    for (int level = 0; level < levels; level++) {
      weights[level] = Math.pow(random.nextDouble(), 2) + 0.05;
      sum += weights[level];
    }
    for (int level = 0; level < levels; level++) {
      weights[level] /= sum;
    }
    return weights;
  }
}
