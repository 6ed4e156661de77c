package io.causalgym.discovery.search.temporal;

import io.causalgym.dataset.MemorySample;
import io.causalgym.dataset.Sample;
import io.causalgym.discovery.RandomWorlds;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.graph.equivalence.Cpdag;
import io.causalgym.graph.equivalence.MeekRules;
import io.causalgym.graph.separation.MSeparation;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// A random stationary graph over time, unrolled long enough that its beginning is far away.
final class RandomSeries {
  /// `i` at `lag` is a cause of `j`.
  record Cause(int lag, int i, int j) {}

  final int size;
  final int maxLag;
  final List<Cause> causes = new ArrayList<>();
  private final int times;
  private final MixedGraph unrolled;

  /// @param present probability of a cause within one time
  /// @param own probability that a variable depends on its last value
  /// @param lagged probability of each other lagged cause
  RandomSeries(long seed, int size, int maxLag, double present, double own, double lagged) {
    this.size = size;
    this.maxLag = maxLag;
    RandomGenerator random = RandomWorlds.generator(seed);
    int[] order = RandomWorlds.permutation(random, size);
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < size; b++) {
        if (a < b && random.nextDouble() < present) {
          causes.add(new Cause(0, order[a], order[b]));
        }
        for (int lag = 1; lag <= maxLag; lag++) {
          if (random.nextDouble() < (a == b && lag == 1 ? own : lagged)) {
            causes.add(new Cause(lag, a, b));
          }
        }
      }
    }
    this.times = 2 * maxLag + 1 + 3 * size * maxLag;
    this.unrolled = unroll();
  }

  // Ascending names are ascending indices: variable i at `time` is node time * size + i.
  private static String name(int time, int i) {
    return "T%03d.%02d".formatted(time, i);
  }

  private MixedGraph unroll() {
    var builder = MixedGraph.builder().kind(GraphKind.DAG);
    for (int time = 0; time < times; time++) {
      for (int i = 0; i < size; i++) {
        builder.node(name(time, i));
      }
      for (Cause cause : causes) {
        if (time >= cause.lag) {
          builder.edge(name(time - cause.lag, cause.i), name(time, cause.j), EdgeKind.DIRECTED);
        }
      }
    }
    return builder.build();
  }

  private int node(int lagged) {
    return (times - 1 - lagged / size) * size + lagged % size;
  }

  /// Separation in the unrolled graph.
  LaggedTest oracle() {
    return () ->
        new LaggedTest.Worker() {
          private double strength;

          @Override
          public boolean independent(int x, int y, int[] given, int count) {
            int[] nodes = new int[count];
            for (int k = 0; k < count; k++) {
              nodes[k] = node(given[k]);
            }
            boolean separated =
                MSeparation.separated(
                    unrolled, NodeSet.of(node(x)), NodeSet.of(node(y)), NodeSet.of(nodes));
            strength = separated ? 0 : 1;
            return separated;
          }

          @Override
          public double strength() {
            return strength;
          }
        };
  }

  /// The links into the present: those of the equivalence class of the unrolled graph in which time
  /// runs forward.
  List<Edge> truth() {
    List<Edge> forward = new ArrayList<>();
    for (Edge edge : unrolled.edges()) {
      if (edge.from() / size != edge.to() / size) {
        forward.add(edge);
      }
    }
    MixedGraph closed = MeekRules.orient(Cpdag.of(unrolled), forward);
    List<Edge> truth = new ArrayList<>();
    for (Edge edge : closed.edges()) {
      int from = lagged(edge.from());
      int to = lagged(edge.to());
      if (to < size) {
        truth.add(new Edge(from, to, edge.kind()).canonical());
      }
    }
    return truth.stream().sorted().toList();
  }

  private int lagged(int node) {
    return (times - 1 - node / size) * size + node % size;
  }

  /// Rows of a linear Gaussian process with coefficients of 0.2 to 0.4 for the graph.
  Sample sample(int rows, long seed) {
    RandomGenerator random = RandomWorlds.generator(seed + 3_000_017);
    double[] weights = new double[causes.size()];
    for (int at = 0; at < weights.length; at++) {
      weights[at] = random.nextDouble(0.2, 0.4) * (random.nextBoolean() ? 1 : -1);
    }
    int start = 200;
    double[][] series = new double[size][rows + start];
    int[] order = presentOrder();
    for (int row = maxLag; row < rows + start; row++) {
      for (int j : order) {
        double value = random.nextGaussian();
        for (int at = 0; at < weights.length; at++) {
          Cause cause = causes.get(at);
          if (cause.j == j) {
            value += weights[at] * series[cause.i][row - cause.lag];
          }
        }
        series[j][row] = value;
      }
    }
    MemorySample.Builder builder = new MemorySample.Builder(rows);
    for (int i = 0; i < size; i++) {
      builder.continuous(
          RandomWorlds.name(i), java.util.Arrays.copyOfRange(series[i], start, rows + start));
    }
    return builder.build();
  }

  private int[] presentOrder() {
    int[] order = new int[size];
    int at = 0;
    for (int node : unrolled.topologicalOrder()) {
      if (node / size == times - 1) {
        order[at++] = node % size;
      }
    }
    return order;
  }
}
