package io.causalgym.discovery.search.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.dataset.MemorySample;
import io.causalgym.dataset.Sample;
import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.equivalence.Cpdag;
import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PairwiseTest {

  /// A cause and its effect as the measure supposes them.
  private static ContinuousColumns pair(PairwiseMeasure measure, int seed) {
    RandomGenerator random = RandomWorlds.generator(seed);
    int rows = 2_000;
    double[] cause = new double[rows];
    double[] effect = new double[rows];
    double weight = random.nextDouble(0.5, 1) * (random.nextBoolean() ? 1 : -1);
    for (int row = 0; row < rows; row++) {
      double a = -Math.log(1 - random.nextDouble());
      double b = -Math.log(1 - random.nextDouble());
      switch (measure) {
        case ENTROPY, SKEW -> {
          cause[row] = a;
          effect[row] = weight * a + b;
        }
        case TANH -> {
          cause[row] = random.nextBoolean() ? a : -a;
          effect[row] = weight * cause[row] + (random.nextBoolean() ? b : -b);
        }
        case RECI -> {
          cause[row] = random.nextDouble(-1, 1);
          effect[row] = weight * Math.pow(cause[row], 3) + 0.02 * random.nextGaussian();
        }
        case IGCI -> {
          cause[row] = random.nextDouble();
          effect[row] = weight * Math.pow(cause[row], 2 + seed % 3);
        }
      }
    }
    return ContinuousColumns.of(
        new MemorySample.Builder(rows)
            .continuous("cause", cause)
            .continuous("effect", effect)
            .build());
  }

  @ParameterizedTest
  @EnumSource(PairwiseMeasure.class)
  void theCauseIsToldIn100PairsAsTheMeasureSupposesThem(PairwiseMeasure measure) {
    for (int seed = 0; seed < 100; seed++) {
      ContinuousColumns columns = pair(measure, seed);
      double forward = measure.of(columns, 0, 1);
      assertThat(forward).as("%s, seed %d", measure, seed).isPositive();
      assertThat(measure.of(columns, 1, 0)).isEqualTo(-forward);
    }
  }

  private static LearnedGraph learned(MixedGraph graph) {
    return new LearnedGraph(
        GraphKind.CPDAG, graph.names(), graph.edges(), 0, OptionalDouble.empty(), List.of(), false);
  }

  @Test
  void aClassOfDagsIsDirectedToItsDagIn200RandomNonGaussianWorlds() {
    int wrong = 0;
    int undirected = 0;
    for (int seed = 0; seed < 200; seed++) {
      MixedGraph dag = RandomWorlds.dag(seed, 3 + seed % 4, 2);
      LearnedGraph cpdag = learned(Cpdag.of(dag));
      Sample sample = NonGaussianWorlds.sample(dag, 5_000, seed);
      LearnedGraph found =
          new PairwiseOrientation((s, k, c) -> cpdag, PairwiseMeasure.ENTROPY)
              .learn(sample, Knowledge.none(dag.size()), SearchControl.plain());
      List<Edge> open = new ArrayList<>(cpdag.edges());
      open.removeIf(edge -> edge.kind() == EdgeKind.DIRECTED);
      undirected += open.size();
      wrong += (int) dag.edges().stream().filter(edge -> !found.edges().contains(edge)).count();
      // It stays in the class, whatever the measure says.
      var builder = MixedGraph.builder().kind(GraphKind.DAG);
      dag.names().forEach(builder::node);
      found
          .edges()
          .forEach(e -> builder.edge(dag.name(e.from()), dag.name(e.to()), EdgeKind.DIRECTED));
      assertThat(Cpdag.of(builder.build()).edges())
          .as("seed %d", seed)
          .isEqualTo(Cpdag.of(dag).edges());
    }
    assertThat(undirected).isGreaterThan(200);
    // Two columns as they are may share causes.
    assertThat(wrong).isLessThan(undirected / 20);
  }

  @Test
  void knowledgeIsObeyedIn300RandomSets() {
    for (int seed = 0; seed < 300; seed++) {
      int size = 3 + seed % 4;
      MixedGraph dag = RandomWorlds.dag(seed, size, 2);
      Knowledge knowledge = NonGaussianWorlds.knowledge(seed, size);
      // A skeleton without directions, but for those that knowledge leaves no choice.
      List<Edge> edges = new ArrayList<>();
      for (Edge edge : dag.edges()) {
        boolean forward = knowledge.allows(edge.from(), edge.to());
        boolean backward = knowledge.allows(edge.to(), edge.from());
        if (forward && backward) {
          edges.add(new Edge(edge.from(), edge.to(), EdgeKind.UNDIRECTED));
        } else if (forward) {
          edges.add(edge);
        }
      }
      LearnedGraph open =
          new LearnedGraph(
              GraphKind.CPDAG, dag.names(), edges, 0, OptionalDouble.empty(), List.of(), false);
      LearnedGraph found =
          new PairwiseOrientation((s, k, c) -> open, PairwiseMeasure.SKEW)
              .learn(NonGaussianWorlds.sample(dag, 100, seed), knowledge, SearchControl.plain());
      assertThat(found.edges()).hasSameSizeAs(edges);
      assertThat(NonGaussianWorlds.violations(found.edges(), knowledge))
          .as("seed %d", seed)
          .noneMatch(line -> line.contains("ruled out"));
    }
  }

  @Test
  void anyNumberOfThreadsGivesTheSameAndACancelledSearchReturnsTheGraph() {
    MixedGraph dag = RandomWorlds.dag(2, 10, 2);
    Sample sample = NonGaussianWorlds.sample(dag, 500, 2);
    LearnedGraph cpdag = learned(Cpdag.of(dag));
    PairwiseOrientation learner = new PairwiseOrientation((s, k, c) -> cpdag, PairwiseMeasure.TANH);
    LearnedGraph alone = learner.learn(sample, Knowledge.none(10), SearchControl.plain());
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      for (int count : new int[] {2, 4}) {
        SearchControl control = SearchControl.plain().with(new ParallelLoop(threads, count));
        assertThat(learner.learn(sample, Knowledge.none(10), control)).isEqualTo(alone);
      }
    }
    SearchControl stopped = SearchControl.plain().with(Deadline.when(() -> true));
    assertThat(learner.learn(sample, Knowledge.none(10), stopped).edges()).isEqualTo(cpdag.edges());
  }
}
