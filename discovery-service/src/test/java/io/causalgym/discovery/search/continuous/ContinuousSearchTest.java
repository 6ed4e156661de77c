package io.causalgym.discovery.search.continuous;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.dataset.MemorySample;
import io.causalgym.dataset.Sample;
import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.Learner;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.discovery.search.functional.NonGaussianWorlds;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.MixedGraph;
import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContinuousSearchTest {
  private static final Learner NOTEARS = new Notears(Notears.Options.DEFAULT);
  private static final Learner DAGMA = new Dagma(Dagma.Options.DEFAULT);

  static Stream<Learner> learners() {
    return Stream.of(NOTEARS, DAGMA);
  }

  /// Noise of variance one everywhere, coefficients of +-0.6 to 1.4.
  private static Sample equalVariances(MixedGraph dag, int rows, long seed) {
    double[][] columns = new double[dag.size()][rows];
    RandomGenerator random = RandomWorlds.generator(seed + 6_000_011);
    for (int node : dag.topologicalOrder()) {
      for (int row = 0; row < rows; row++) {
        columns[node][row] = random.nextGaussian();
      }
      for (int at = dag.parents().start(node); at < dag.parents().end(node); at++) {
        double weight = random.nextDouble(0.6, 1.4) * (random.nextBoolean() ? 1 : -1);
        double[] parent = columns[dag.parents().target(at)];
        for (int row = 0; row < rows; row++) {
          columns[node][row] += weight * parent[row];
        }
      }
    }
    MemorySample.Builder builder = new MemorySample.Builder(rows);
    for (int node = 0; node < columns.length; node++) {
      builder.continuous(dag.name(node), columns[node]);
    }
    return builder.build();
  }

  @ParameterizedTest
  @MethodSource("learners")
  void equalNoiseVariancesGiveTheExactDagInMostOf100RandomWorlds(Learner learner) {
    int exact = 0;
    for (int seed = 0; seed < 100; seed++) {
      MixedGraph dag = RandomWorlds.dag(seed, 3 + seed % 6, 2);
      Sample sample = equalVariances(dag, 2_000, seed);
      LearnedGraph found = learner.learn(sample, Knowledge.none(dag.size()), SearchControl.plain());
      exact += found.edges().equals(dag.edges()) ? 1 : 0;
      assertThat(found.partial()).isFalse();
    }
    // What was measured is 87 and 99; tighter tolerances do not change it, local optima do.
    assertThat(exact).isGreaterThanOrEqualTo(learner == DAGMA ? 95 : 80);
  }

  /// The least penalised error over all DAGs of up to three variables, each by coordinate descent.
  private static double leastOfAll(double[] covariance, int size, double lambda) {
    double least = Double.POSITIVE_INFINITY;
    int pairs = size * (size - 1) / 2;
    for (int code = 0; code < Math.pow(3, pairs); code++) {
      boolean[] edges = new boolean[size * size];
      int rest = code;
      for (int i = 0; i < size; i++) {
        for (int j = i + 1; j < size; j++) {
          edges[i * size + j] = rest % 3 == 1;
          edges[j * size + i] = rest % 3 == 2;
          rest /= 3;
        }
      }
      boolean circle =
          size == 3 && ((edges[1] && edges[5] && edges[6]) || (edges[2] && edges[7] && edges[3]));
      if (!circle) {
        least = Math.min(least, leastOf(edges, covariance, size, lambda));
      }
    }
    return least;
  }

  private static double leastOf(boolean[] edges, double[] covariance, int size, double lambda) {
    double[] weights = new double[size * size];
    for (int sweep = 0; sweep < 2_000; sweep++) {
      for (int at = 0; at < weights.length; at++) {
        if (edges[at]) {
          int i = at / size;
          int j = at % size;
          double rest = covariance[i * size + j];
          for (int k = 0; k < size; k++) {
            rest -= k == i ? 0 : covariance[i * size + k] * weights[k * size + j];
          }
          double shrunk = Math.max(0, Math.abs(rest) - lambda);
          weights[at] = Math.copySign(shrunk, rest) / covariance[i * size + i];
        }
      }
    }
    return penalised(weights, covariance, size, lambda);
  }

  private static double penalised(double[] weights, double[] covariance, int size, double lambda) {
    double sum = new LeastSquares(covariance, size).at(weights);
    for (double weight : weights) {
      sum += lambda * Math.abs(weight);
    }
    return sum;
  }

  @Test
  void theOptimumIsThatOfAllDagsOfUpToThreeVariables() {
    int notears = 0;
    int dagma = 0;
    for (int seed = 0; seed < 100; seed++) {
      MixedGraph dag = RandomWorlds.dag(seed, 2 + seed % 2, 1.5);
      WeightedEdges edges =
          new WeightedEdges(
              equalVariances(dag, 500, seed),
              Knowledge.none(dag.size()),
              false,
              3,
              SearchControl.plain());
      double[] covariance = edges.covariance();
      double least = leastOfAll(covariance, dag.size(), 0.1);
      double[] weights =
          new Notears(Notears.Options.DEFAULT).fit(edges, SearchControl.plain()).weights;
      double found = penalised(weights, covariance, dag.size(), 0.1);
      assertThat(found).as("seed %d", seed).isGreaterThan(least - 1e-3);
      notears += found < least + 1e-3 ? 1 : 0;
      Dagma.Path path = new Dagma.Path(covariance, dag.size());
      new Dagma(new Dagma.Options(0.1, 0.3, false, 2_000))
          .follow(path, edges, SearchControl.plain());
      found = penalised(path.weights, covariance, dag.size(), 0.1);
      dagma += Math.abs(found - least) < 2e-2 ? 1 : 0;
    }
    // The problem is not convex: some starts end in a local optimum.
    assertThat(notears).isGreaterThanOrEqualTo(90);
    assertThat(dagma).isGreaterThanOrEqualTo(90);
  }

  @ParameterizedTest
  @MethodSource("learners")
  void knowledgeIsObeyedIn300RandomSets(Learner learner) {
    for (int seed = 0; seed < 300; seed++) {
      int size = 3 + seed % 3;
      Sample sample = equalVariances(RandomWorlds.dag(seed, size, 2), 100, seed);
      Knowledge knowledge = NonGaussianWorlds.knowledge(seed, size);
      LearnedGraph found = learner.learn(sample, knowledge, SearchControl.plain());
      assertThat(NonGaussianWorlds.violations(found.edges(), knowledge))
          .as("seed %d", seed)
          .isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("learners")
  void anyNumberOfThreadsGivesTheSame(Learner learner) {
    Sample sample = equalVariances(RandomWorlds.dag(3, 8, 3), 500, 3);
    LearnedGraph alone = learner.learn(sample, Knowledge.none(8), SearchControl.plain());
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      for (int count : new int[] {2, 4}) {
        SearchControl control = SearchControl.plain().with(new ParallelLoop(threads, count));
        assertThat(learner.learn(sample, Knowledge.none(8), control)).isEqualTo(alone);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("learners")
  void aDeadlineThatPassesAnywhereLeavesAPartialDagThatObeysKnowledge(Learner learner) {
    Sample sample = equalVariances(RandomWorlds.dag(5, 8, 3), 500, 5);
    Knowledge knowledge = new Knowledge.Builder(8).require(2, 6).forbid(1, 3).build();
    for (int polls = 0; polls < 100; polls += 7) {
      AtomicInteger left = new AtomicInteger(polls);
      SearchControl control =
          SearchControl.plain().with(Deadline.when(() -> left.getAndDecrement() <= 0));
      LearnedGraph found = learner.learn(sample, knowledge, control);
      assertThat(found.partial()).as("%d polls", polls).isTrue();
      assertThat(NonGaussianWorlds.violations(found.edges(), knowledge)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("learners")
  void whatCannotBeUsedIsNamed(Learner learner) {
    double[] x = {1, 2, 4, 3, 6, 5, 9, 7};
    MemorySample.Builder many = new MemorySample.Builder(8);
    for (int column = 0; column < 501; column++) {
      many.continuous("X" + column, x);
    }
    refused(learner, many.build(), "501 variables");
    refused(
        learner,
        new MemorySample.Builder(8).continuous("x", x).continuous("c", new double[8]).build(),
        "'c' is constant");
  }

  private static void refused(Learner learner, Sample sample, String message) {
    Knowledge none = Knowledge.none(sample.size());
    assertThatThrownBy(() -> learner.learn(sample, none, SearchControl.plain()))
        .isInstanceOf(DiscoveryException.class)
        .hasMessageContaining(message);
  }

  @Test
  void collinearColumnsDoNotHang() {
    double[] x = {1, 2, 4, 3, 6, 5, 9, 7};
    Sample sample =
        new MemorySample.Builder(8).continuous("x", x).continuous("y", x.clone()).build();
    for (Learner learner : java.util.List.of(NOTEARS, DAGMA)) {
      assertThat(learner.learn(sample, Knowledge.none(2), SearchControl.plain()).edges())
          .hasSizeLessThanOrEqualTo(1);
    }
  }
}
