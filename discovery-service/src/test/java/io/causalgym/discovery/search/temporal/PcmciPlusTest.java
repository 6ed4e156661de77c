package io.causalgym.discovery.search.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.dataset.MemorySample;
import io.causalgym.dataset.Sample;
import io.causalgym.discovery.Fixtures;
import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.discovery.search.functional.ContinuousColumns;
import io.causalgym.discovery.search.functional.NonGaussianWorlds;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PcmciPlusTest {
  private static PcmciPlus learner(int maxLag, ColliderRule rule) {
    return new PcmciPlus(new PcmciPlus.Options(maxLag, 0.01, rule));
  }

  private static List<String> names(int size) {
    return IntStream.range(0, size).mapToObj(RandomWorlds::name).toList();
  }

  @ParameterizedTest
  @EnumSource(ColliderRule.class)
  void theOracleTestGivesTheEquivalenceClassOverTimeOf250RandomGraphs(ColliderRule rule) {
    for (int seed = 0; seed < 250; seed++) {
      int size = 2 + seed % 4;
      int maxLag = 1 + seed % 2;
      RandomSeries series = new RandomSeries(seed, size, maxLag, 0.5, 0.6, 0.25 / maxLag);
      LearnedGraph found =
          learner(maxLag, rule)
              .learn(
                  names(size),
                  series.oracle(),
                  Knowledge.none(size),
                  SearchControl.plain(),
                  new ArrayList<>());
      assertThat(found.edges()).as("seed %d: %s", seed, series.causes).isEqualTo(series.truth());
    }
  }

  @ParameterizedTest
  @EnumSource(ColliderRule.class)
  void withoutLaggedCausesTheOracleTestGivesTheCpdagOf300RandomGraphs(ColliderRule rule) {
    for (int seed = 0; seed < 300; seed++) {
      int size = 4 + seed % 2;
      RandomSeries series = new RandomSeries(1_000 + seed, size, 1, 0.7, 0, 0);
      LearnedGraph found =
          learner(1, rule)
              .learn(
                  names(size),
                  series.oracle(),
                  Knowledge.none(size),
                  SearchControl.plain(),
                  new ArrayList<>());
      assertThat(found.edges()).as("seed %d: %s", seed, series.causes).isEqualTo(series.truth());
    }
  }

  @Test
  void knowledgeThatIsTrueOnlyAddsDirectionsToTheClass() {
    for (int seed = 0; seed < 100; seed++) {
      int size = 3 + seed % 3;
      RandomSeries series = new RandomSeries(seed, size, 1, 0.6, 0.6, 0.15);
      Knowledge.Builder builder = new Knowledge.Builder(size);
      series.causes.stream()
          .filter(cause -> cause.lag() == 0)
          .filter(cause ->
              series.causes.stream().noneMatch(c -> c.i() == cause.j() && c.j() == cause.i()))
          .forEach(cause -> builder.require(cause.i(), cause.j()));
      Knowledge knowledge = builder.build();
      LearnedGraph found =
          learner(1, ColliderRule.MAJORITY)
              .learn(
                  names(size),
                  series.oracle(),
                  knowledge,
                  SearchControl.plain(),
                  new ArrayList<>());
      assertThat(found.edges()).hasSameSizeAs(series.truth());
      for (Edge edge : series.truth()) {
        if (edge.kind() == EdgeKind.DIRECTED) {
          assertThat(found.edges()).as("seed %d", seed).contains(edge);
        }
      }
      assertThat(NonGaussianWorlds.violations(found.edges(), knowledge, size)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(ColliderRule.class)
  void knowledgeIsObeyedIn300RandomSetsAtEveryLag(ColliderRule rule) {
    for (int seed = 0; seed < 300; seed++) {
      int size = 2 + seed % 4;
      Sample sample = new RandomSeries(seed, size, 1, 0.5, 0.6, 0.2).sample(150, seed);
      Knowledge knowledge = NonGaussianWorlds.knowledge(seed, size);
      LearnedGraph found = learner(2, rule).learn(sample, knowledge, SearchControl.plain());
      assertThat(NonGaussianWorlds.violations(found.edges(), knowledge, size))
          .as("seed %d", seed)
          .isEmpty();
    }
  }

  @Test
  void aLongSeriesGivesNearlyTheGraphOfTheOracle() {
    int links = 0;
    int wrong = 0;
    for (int seed = 0; seed < 20; seed++) {
      RandomSeries series = new RandomSeries(seed, 4, 2, 0.4, 0.6, 0.1);
      LearnedGraph found =
          learner(2, ColliderRule.MAJORITY)
              .learn(series.sample(5_000, seed), Knowledge.none(4), SearchControl.plain());
      links += series.truth().size();
      wrong += Fixtures.shd(found.edges(), series.truth());
    }
    assertThat(wrong).isLessThan(links / 10);
  }

  @Test
  void nodesAreNamedByTheirLag() {
    LearnedGraph found =
        learner(2, ColliderRule.FIRST)
            .learn(
                new RandomSeries(1, 2, 1, 0.5, 0.6, 0.2).sample(200, 1),
                Knowledge.none(2),
                SearchControl.plain());
    assertThat(found.names())
        .containsExactly("X00(t)", "X01(t)", "X00(t-1)", "X01(t-1)", "X00(t-2)", "X01(t-2)");
    assertThat(found.edges()).allMatch(edge -> edge.to() < 2);
  }

  @Test
  void anyNumberOfThreadsGivesTheSame() {
    Sample sample = new RandomSeries(4, 6, 2, 0.4, 0.6, 0.1).sample(500, 4);
    LearnedGraph alone =
        learner(3, ColliderRule.MAJORITY).learn(sample, Knowledge.none(6), SearchControl.plain());
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      for (int count : new int[] {2, 4}) {
        SearchControl control = SearchControl.plain().with(new ParallelLoop(threads, count));
        assertThat(learner(3, ColliderRule.MAJORITY).learn(sample, Knowledge.none(6), control))
            .isEqualTo(alone);
      }
    }
  }

  @Test
  void aDeadlineThatPassesAnywhereLeavesAPartialGraphThatObeysKnowledge() {
    Sample sample = new RandomSeries(4, 5, 2, 0.4, 0.6, 0.1).sample(300, 4);
    Knowledge knowledge = new Knowledge.Builder(5).require(2, 4).forbid(1, 3).build();
    for (int polls = 0; polls < 200; polls += 11) {
      AtomicInteger left = new AtomicInteger(polls);
      SearchControl control =
          SearchControl.plain().with(Deadline.when(() -> left.getAndDecrement() <= 0));
      LearnedGraph found = learner(2, ColliderRule.MAJORITY).learn(sample, knowledge, control);
      assertThat(found.partial()).as("%d polls", polls).isTrue();
      assertThat(NonGaussianWorlds.violations(found.edges(), knowledge, 5)).isEmpty();
    }
  }

  @Test
  void windowsWithMissingValuesAreLeftOut() {
    Sample whole = new RandomSeries(4, 3, 1, 0.4, 0.6, 0.1).sample(300, 4);
    MemorySample.Builder builder = new MemorySample.Builder(300);
    for (int column = 0; column < 3; column++) {
      double[] values = whole.values(column);
      values[150] = column == 0 ? Double.NaN : values[150];
      builder.continuous(RandomWorlds.name(column), values);
    }
    LearnedGraph found =
        learner(1, ColliderRule.MAJORITY)
            .learn(builder.build(), Knowledge.none(3), SearchControl.plain());
    assertThat(found.notes()).contains("3 windows with missing values were left out");
  }

  @Test
  void correlationsAreThoseOfLaggedColumnsWrittenOut() {
    Sample sample = new RandomSeries(2, 3, 1, 0.4, 0.6, 0.1).sample(40, 2);
    double[] found = LaggedWindows.of(sample, 3).correlation(names(3), SearchControl.plain());
    MemorySample.Builder lagged = new MemorySample.Builder(38);
    for (int lag = 0; lag < 3; lag++) {
      for (int i = 0; i < 3; i++) {
        lagged.continuous(
            lag + " " + i, java.util.Arrays.copyOfRange(sample.values(i), 2 - lag, 40 - lag));
      }
    }
    double[] expected = ContinuousColumns.of(lagged.build()).correlation(SearchControl.plain());
    assertThat(found).containsExactly(expected, within(1e-12));
  }

  @Test
  void thePartialCorrelationTestEqualsThatOfResiduals() {
    RandomGenerator random = RandomWorlds.generator(11);
    Sample sample = RandomWorlds.linear(RandomWorlds.dag(1, 6, 3), 30, 1);
    ContinuousColumns columns = ContinuousColumns.of(sample);
    LaggedTest.Worker worker =
        new PartialCorrelation(columns.correlation(SearchControl.plain()), 6, 30, 0.05).worker();
    for (int trial = 0; trial < 200; trial++) {
      int[] order = RandomWorlds.permutation(random, 6);
      int count = random.nextInt(5);
      int[] given = java.util.Arrays.copyOfRange(order, 2, 2 + count);
      boolean independent = worker.independent(order[0], order[1], given, count);
      double partial = Math.abs(residualCorrelation(columns, order[0], order[1], given));
      assertThat(worker.strength()).isCloseTo(partial, within(1e-10));
      int freedom = 30 - count - 2;
      double t = partial * Math.sqrt(freedom / (1 - partial * partial));
      double p = 2 * TDistribution.of(freedom).survivalProbability(t);
      assertThat(independent).isEqualTo(p > 0.05);
    }
  }

  private static double residualCorrelation(ContinuousColumns columns, int x, int y, int[] given) {
    SimpleMatrix a = new SimpleMatrix(columns.rows(), 1, true, columns.standardised(x));
    SimpleMatrix b = new SimpleMatrix(columns.rows(), 1, true, columns.standardised(y));
    if (given.length > 0) {
      SimpleMatrix z = new SimpleMatrix(columns.rows(), given.length);
      for (int at = 0; at < given.length; at++) {
        z.setColumn(at, 0, columns.standardised(given[at]));
      }
      a = a.minus(z.mult(z.solve(a)));
      b = b.minus(z.mult(z.solve(b)));
    }
    return a.dot(b) / (a.normF() * b.normF());
  }

  @Test
  void whatCannotBeUsedIsNamed() {
    double[] x = RandomWorlds.generator(1).doubles(40).toArray();
    refused(
        new MemorySample.Builder(40).continuous("x", x).continuous("c", new double[40]).build(),
        "'c' is constant");
    refused(
        new MemorySample.Builder(40)
            .continuous("x", x)
            .discrete("d", List.of("a"), new short[40])
            .build(),
        "'d' is discrete");
    refused(
        new MemorySample.Builder(12).continuous("x", java.util.Arrays.copyOf(x, 12)).build(),
        "6 windows of 7 rows");
    MemorySample.Builder many = new MemorySample.Builder(40);
    for (int column = 0; column < 600; column++) {
      many.continuous("X" + column, x);
    }
    refused(many.build(), "600 variables at 7 times");
    assertThatThrownBy(() -> new PcmciPlus.Options(0, 0.01, ColliderRule.FIRST))
        .isInstanceOf(DiscoveryException.class)
        .hasMessageContaining("maxLag 0");
  }

  private static void refused(Sample sample, String message) {
    Knowledge none = Knowledge.none(sample.size());
    assertThatThrownBy(
            () -> learner(3, ColliderRule.FIRST).learn(sample, none, SearchControl.plain()))
        .isInstanceOf(DiscoveryException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aSeriesThatRepeatsAnotherDoesNotHang() {
    double[] x = RandomWorlds.generator(1).doubles(100).toArray();
    double[] delayed = new double[100];
    System.arraycopy(x, 0, delayed, 1, 99);
    Sample sample =
        new MemorySample.Builder(100)
            .continuous("x", x)
            .continuous("same", x.clone())
            .continuous("delayed", delayed)
            .build();
    assertThat(
            learner(3, ColliderRule.MAJORITY)
                .learn(sample, Knowledge.none(3), SearchControl.plain())
                .partial())
        .isFalse();
  }
}
