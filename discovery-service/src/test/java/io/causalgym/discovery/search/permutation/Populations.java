package io.causalgym.discovery.search.permutation;

import io.causalgym.dataset.MemorySample;
import io.causalgym.dataset.Sample;
import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.score.Covariance;
import io.causalgym.discovery.score.GaussianBic;
import io.causalgym.discovery.score.Score;
import io.causalgym.graph.Edge;
import io.causalgym.graph.MixedGraph;
import java.util.List;
import java.util.random.RandomGenerator;

/// Scores of known distributions, and random knowledge.
final class Populations {
  private static final long ROWS = 10_000_000_000L;

  private Populations() {}

  /// The Gaussian BIC of a random linear model over a DAG for as many rows as make it exact.
  static Score score(MixedGraph dag, long seed) {
    int size = dag.size();
    RandomGenerator random = RandomWorlds.generator(seed + 77);
    double[] covariances = new double[size * size];
    int[] order = dag.topologicalOrder();
    for (int i = 0; i < size; i++) {
      int node = order[i];
      covariances[node * size + node] = random.nextDouble(0.5, 1.5);
      for (int at = dag.parents().start(node); at < dag.parents().end(node); at++) {
        int parent = dag.parents().target(at);
        double weight = random.nextDouble(0.3, 1) * (random.nextBoolean() ? 1 : -1);
        double withNode = covariances[parent * size + node];
        for (int j = 0; j < i; j++) {
          covariances[node * size + order[j]] += weight * covariances[parent * size + order[j]];
          covariances[order[j] * size + node] = covariances[node * size + order[j]];
        }
        covariances[node * size + node] +=
            weight * weight * covariances[parent * size + parent] + 2 * weight * withNode;
      }
    }
    return new GaussianBic(Covariance.of(size, ROWS, covariances), 2);
  }

  /// A sample that nobody reads, for learners with a score of their own.
  static Sample unread(int size) {
    MemorySample.Builder builder = new MemorySample.Builder(1);
    for (int node = 0; node < size; node++) {
      builder.continuous(RandomWorlds.name(node), new double[1]);
    }
    return builder.build();
  }

  /// Tiers, forbidden and required edges that do not contradict each other.
  static Knowledge knowledge(long seed, int size) {
    RandomGenerator random = RandomWorlds.generator(seed + 5);
    int[] order = RandomWorlds.permutation(random, size);
    Knowledge.Builder builder = new Knowledge.Builder(size);
    int tiers = random.nextInt(4);
    int[] tier = new int[size];
    boolean[] banned = new boolean[tiers];
    for (int at = 0; at < size; at++) {
      tier[order[at]] = random.nextInt(6) == 0 ? -1 : at * tiers / size;
    }
    for (int t = 0; t < tiers; t++) {
      banned[t] = random.nextInt(3) == 0;
      int number = t;
      builder.tier(
          java.util.stream.IntStream.range(0, size).filter(v -> tier[v] == number).boxed().toList(),
          banned[t]);
    }
    for (int a = 0; a < size; a++) {
      for (int b = a + 1; b < size; b++) {
        int from = order[a];
        int to = order[b];
        boolean same = tiers > 0 && tier[from] >= 0 && tier[from] == tier[to];
        if (random.nextDouble() < 0.1 && !(same && banned[tier[from]])) {
          builder.require(from, to);
        } else if (random.nextDouble() < 0.15) {
          builder.forbid(from, to);
        } else if (random.nextDouble() < 0.15) {
          builder.forbid(to, from);
        }
      }
    }
    return builder.build();
  }

  /// What in a graph stands against the knowledge.
  static List<String> violations(List<Edge> edges, Knowledge knowledge) {
    List<String> violations = new java.util.ArrayList<>();
    for (int[] required : knowledge.required()) {
      Edge edge = new Edge(required[0], required[1], io.causalgym.graph.EdgeKind.DIRECTED);
      if (!edges.contains(edge)) {
        violations.add("missing " + edge);
      }
    }
    for (Edge edge : edges) {
      if (!knowledge.allows(edge.from(), edge.to())
          || (edge.kind().symmetric() && !knowledge.allows(edge.to(), edge.from()))) {
        violations.add("ruled out " + edge);
      }
    }
    return violations;
  }
}
