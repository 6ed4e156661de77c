package io.causalgym.discovery.search.greedy;

import io.causalgym.dataset.MemorySample;
import io.causalgym.dataset.Sample;
import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.score.Covariance;
import io.causalgym.graph.MixedGraph;
import java.util.random.RandomGenerator;

/// Exact covariances of random linear models, as if seen in very many rows.
final class Populations {
  private static final long ROWS = 1_000_000_000_000L;

  private Populations() {}

  /// Coefficients of +-0.4 to 1, noise of variance 0.5 to 1.5.
  static Covariance covariance(MixedGraph dag, long seed) {
    RandomGenerator random = RandomWorlds.generator(seed + 4_000_037);
    int size = dag.size();
    // Each variable as a combination of noises of variance 1.
    double[][] loadings = new double[size][size];
    for (int node : dag.topologicalOrder()) {
      loadings[node][node] = Math.sqrt(random.nextDouble(0.5, 1.5));
      for (int at = dag.parents().start(node); at < dag.parents().end(node); at++) {
        double weight = random.nextDouble(0.4, 1) * (random.nextBoolean() ? 1 : -1);
        double[] parent = loadings[dag.parents().target(at)];
        for (int noise = 0; noise < size; noise++) {
          loadings[node][noise] += weight * parent[noise];
        }
      }
    }
    double[] covariances = new double[size * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        for (int noise = 0; noise < size; noise++) {
          covariances[i * size + j] += loadings[i][noise] * loadings[j][noise];
        }
      }
    }
    return Covariance.of(size, ROWS, covariances);
  }

  /// A sample that has the names and nothing else.
  static Sample names(MixedGraph dag) {
    MemorySample.Builder builder = new MemorySample.Builder(0);
    for (int node = 0; node < dag.size(); node++) {
      builder.continuous(dag.name(node), new double[0]);
    }
    return builder.build();
  }
}
