package io.causalgym.discovery.search.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.dataset.MemorySample;
import io.causalgym.dataset.Sample;
import io.causalgym.discovery.Fixtures;
import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.Learner;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LingamTest {
  private static final Learner DIRECT = new DirectLingam(DirectLingam.Options.DEFAULT);
  private static final Learner ICA = new IcaLingam(IcaLingam.Options.DEFAULT);

  static Stream<Learner> learners() {
    return Stream.of(DIRECT, ICA);
  }

  @ParameterizedTest
  @MethodSource("learners")
  void theFixtureIsRecoveredEdgeForEdge(Learner learner) {
    Sample sample = Fixtures.sample("ng_20_2_2000");
    LearnedGraph found = learner.learn(sample, Knowledge.none(20), SearchControl.plain());
    List<Edge> truth = new ArrayList<>();
    List<String> names = Fixtures.names(sample);
    Fixtures.json("ng_20_2_2000.truth.json")
        .get("dag")
        .forEach(edge ->
            truth.add(
                new Edge(
                    names.indexOf(edge.get(0).asText()),
                    names.indexOf(edge.get(1).asText()),
                    EdgeKind.DIRECTED)));
    assertThat(found.edges()).containsExactlyInAnyOrderElementsOf(truth);
    assertThat(found.partial()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("learners")
  void manyRowsGiveTheExactDagIn200RandomWorlds(Learner learner) {
    List<Integer> missed = new ArrayList<>();
    for (int seed = 0; seed < 200; seed++) {
      int size = 3 + seed % 6;
      MixedGraph dag = RandomWorlds.dag(seed, size, 2);
      Sample sample = NonGaussianWorlds.sample(dag, 8_000, seed);
      LearnedGraph found = learner.learn(sample, Knowledge.none(size), SearchControl.plain());
      if (!found.edges().equals(dag.edges())) {
        missed.add(seed);
      }
    }
    assertThat(missed).as("seeds that were missed").isEmpty();
  }

  @ParameterizedTest
  @MethodSource("learners")
  void knowledgeIsObeyedIn300RandomSets(Learner learner) {
    for (int seed = 0; seed < 300; seed++) {
      int size = 3 + seed % 5;
      Sample sample = NonGaussianWorlds.sample(RandomWorlds.dag(seed, size, 2), 200, seed);
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
    Sample sample = NonGaussianWorlds.sample(RandomWorlds.dag(3, 12, 3), 3_000, 3);
    LearnedGraph alone = learner.learn(sample, Knowledge.none(12), SearchControl.plain());
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      for (int count : new int[] {2, 4}) {
        SearchControl control = SearchControl.plain().with(new ParallelLoop(threads, count));
        assertThat(learner.learn(sample, Knowledge.none(12), control)).isEqualTo(alone);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("learners")
  void aDeadlineThatPassesAnywhereLeavesAPartialGraphThatObeysKnowledge(Learner learner) {
    Sample sample = NonGaussianWorlds.sample(RandomWorlds.dag(5, 8, 3), 500, 5);
    Knowledge knowledge = new Knowledge.Builder(8).require(2, 6).forbid(1, 3).build();
    for (int polls = 0; polls < 30; polls += 3) {
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
  void rowsWithMissingValuesAreLeftOutAndNoted(Learner learner) {
    Sample whole = NonGaussianWorlds.sample(RandomWorlds.dag(1, 4, 2), 2_000, 1);
    MemorySample.Builder builder = new MemorySample.Builder(2_000);
    for (int column = 0; column < 4; column++) {
      double[] values = whole.values(column);
      values[100 * column] = Double.NaN;
      builder.continuous(RandomWorlds.name(column), values);
    }
    LearnedGraph found = learner.learn(builder.build(), Knowledge.none(4), SearchControl.plain());
    int[] complete =
        java.util.stream.IntStream.range(0, 2_000)
            .filter(row -> row % 100 != 0 || row > 300)
            .toArray();
    LearnedGraph expected =
        learner.learn(
            MemorySample.ofRows(whole, complete), Knowledge.none(4), SearchControl.plain());
    assertThat(found.edges()).isEqualTo(expected.edges());
    assertThat(found.notes()).contains("4 rows with missing values were left out");
  }

  @ParameterizedTest
  @MethodSource("learners")
  void whatCannotBeUsedIsNamed(Learner learner) {
    double[] x = {1, 2, 4, 3, 6, 5, 9, 7};
    double[] twice = java.util.Arrays.stream(x).map(v -> 2 * v + 1).toArray();
    MemorySample.Builder discrete = new MemorySample.Builder(8).continuous("x", x);
    refused(learner, discrete.discrete("d", List.of("a"), new short[8]).build(), "'d' is discrete");
    refused(
        learner,
        new MemorySample.Builder(8).continuous("x", x).continuous("c", new double[8]).build(),
        "'c' is constant");
    refused(
        learner,
        new MemorySample.Builder(8).continuous("x", x).continuous("y", twice).build(),
        "linear function");
    refused(
        learner,
        new MemorySample.Builder(2)
            .continuous("x", new double[] {1, 2})
            .continuous("y", new double[] {2, 1})
            .build(),
        "2 rows");
  }

  private static void refused(Learner learner, Sample sample, String message) {
    Knowledge none = Knowledge.none(sample.size());
    assertThatThrownBy(() -> learner.learn(sample, none, SearchControl.plain()))
        .isInstanceOf(DiscoveryException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @MethodSource("learners")
  void fiftyVariablesFromAFewRowsAndNearlyGaussianMixturesDoNotBreakIt(Learner learner) {
    MixedGraph dag = RandomWorlds.dag(9, 50, 4);
    assertThat(
            learner
                .learn(
                    NonGaussianWorlds.sample(dag, 200, 9),
                    Knowledge.none(50),
                    SearchControl.plain())
                .partial())
        .isFalse();
    assertThat(
            learner
                .learn(RandomWorlds.linear(dag, 100, 9), Knowledge.none(50), SearchControl.plain())
                .partial())
        .isFalse();
  }

  @Test
  void requiredEdgesInACircleAreRefused() {
    Sample sample = NonGaussianWorlds.sample(RandomWorlds.dag(1, 3, 1), 100, 1);
    Knowledge circle = new Knowledge.Builder(3).require(0, 1).require(1, 2).require(2, 0).build();
    assertThatThrownBy(() -> DIRECT.learn(sample, circle, SearchControl.plain()))
        .isInstanceOf(DiscoveryException.class)
        .hasMessageContaining("cycle");
  }
}
