package io.causalgym.discovery.search.functional;

import io.causalgym.dataset.MemorySample;
import io.causalgym.dataset.Sample;
import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.graph.Edge;
import io.causalgym.graph.MixedGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Linear models with noise that is far from Gaussian: uniform, exponential, Laplace or two-peaked.
public final class NonGaussianWorlds {
  private NonGaussianWorlds() {}

  /// Coefficients of +-0.5 to 1, noise of deviation 0.8 to 1.2.
  public static Sample sample(MixedGraph dag, int rows, long seed) {
    RandomGenerator random = RandomWorlds.generator(seed + 4_000_037);
    double[][] columns = new double[dag.size()][rows];
    for (int node : dag.topologicalOrder()) {
      double[] column = columns[node];
      int shape = random.nextInt(4);
      double deviation = random.nextDouble(0.8, 1.2);
      for (int row = 0; row < rows; row++) {
        column[row] = deviation * noise(random, shape);
      }
      for (int at = dag.parents().start(node); at < dag.parents().end(node); at++) {
        double weight = random.nextDouble(0.5, 1) * (random.nextBoolean() ? 1 : -1);
        double[] parent = columns[dag.parents().target(at)];
        for (int row = 0; row < rows; row++) {
          column[row] += weight * parent[row];
        }
      }
    }
    MemorySample.Builder builder = new MemorySample.Builder(rows);
    for (int node = 0; node < columns.length; node++) {
      builder.continuous(dag.name(node), columns[node]);
    }
    return builder.build();
  }

  private static double noise(RandomGenerator random, int shape) {
    double exponential = -Math.log(1 - random.nextDouble());
    return switch (shape) {
      case 0 -> Math.sqrt(12) * (random.nextDouble() - 0.5);
      case 1 -> exponential - 1;
      case 2 -> (random.nextBoolean() ? exponential : -exponential) / Math.sqrt(2);
      default -> (random.nextBoolean() ? 0.9 : -0.9) + 0.43 * random.nextGaussian();
    };
  }

  /// Random knowledge without contradictions: tiers in a random order, some bans within a tier,
  /// forbidden pairs, and required edges that agree with all of these.
  public static Knowledge knowledge(long seed, int size) {
    RandomGenerator random = RandomWorlds.generator(seed + 5_000_011);
    int[] order = RandomWorlds.permutation(random, size);
    Knowledge.Builder builder = new Knowledge.Builder(size);
    if (random.nextBoolean()) {
      int cut = random.nextInt(1, size);
      builder.tier(list(order, 0, cut), random.nextInt(4) == 0);
      builder.tier(list(order, cut, size), random.nextInt(4) == 0);
    }
    boolean[][] forbidden = new boolean[size][size];
    for (int k = random.nextInt(size); k > 0; k--) {
      int a = random.nextInt(size);
      int b = random.nextInt(size);
      if (a != b) {
        builder.forbid(a, b);
        forbidden[a][b] = true;
      }
    }
    Knowledge soFar = builder.build();
    for (int a = 0; a < size; a++) {
      for (int b = a + 1; b < size; b++) {
        if (random.nextInt(6) == 0 && soFar.allows(order[a], order[b])) {
          builder.require(order[a], order[b]);
        }
      }
    }
    return builder.build();
  }

  private static List<Integer> list(int[] order, int from, int to) {
    List<Integer> list = new ArrayList<>();
    for (int at = from; at < to; at++) {
      list.add(order[at]);
    }
    return list;
  }

  /// What edges between variables do against knowledge, one line each.
  public static List<String> violations(List<Edge> edges, Knowledge knowledge) {
    return violations(edges, knowledge, knowledge.size());
  }

  /// The same over lagged variables: node `n` is variable `n mod size`.
  public static List<String> violations(List<Edge> edges, Knowledge knowledge, int size) {
    List<String> found = new ArrayList<>();
    for (Edge edge : edges) {
      int from = edge.from() % size;
      int to = edge.to() % size;
      boolean fits =
          switch (edge.kind()) {
            case DIRECTED -> from == to || knowledge.allows(from, to);
            case UNDIRECTED, BIDIRECTED, CIRCLE_ARROW, CIRCLE_CIRCLE, CIRCLE_TAIL ->
                knowledge.allows(from, to) && knowledge.allows(to, from);
          };
      if (!fits) {
        found.add(edge + " is ruled out");
      }
    }
    for (int[] pair : knowledge.required()) {
      if (edges.stream().noneMatch(e -> e.from() == pair[0] && e.to() == pair[1])) {
        found.add(pair[0] + " -> " + pair[1] + " is missing");
      }
    }
    return found;
  }
}
