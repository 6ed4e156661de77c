package io.causalgym.discovery.search.permutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.Fixtures;
import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.score.Bdeu;
import io.causalgym.discovery.score.GaussianBic;
import io.causalgym.discovery.score.Score;
import io.causalgym.discovery.search.Checkpoints;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.Learner;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.equivalence.ConsistentExtension;
import io.causalgym.graph.equivalence.Cpdag;
import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PermutationLearnersTest {

  enum Algorithm {
    BOSS {
      @Override
      Learner learner(Function<Sample, Score> score, int restarts) {
        return new Boss(score, new BossOptions(restarts, true));
      }
    },
    GRASP {
      @Override
      Learner learner(Function<Sample, Score> score, int restarts) {
        return new Grasp(score, new GraspOptions(3, 1, 1, restarts));
      }
    };

    abstract Learner learner(Function<Sample, Score> score, int restarts);

    /// With the parameters that its paper's guarantee is for.
    Learner thorough(Function<Sample, Score> score) {
      return this == GRASP ? new Grasp(score, new GraspOptions(10, 10, 10, 1)) : learner(score, 1);
    }

    Learner learner() {
      return learner(GaussianBic::new, 1);
    }
  }

  private static LearnedGraph learn(Learner learner, Sample sample) {
    return learner.learn(sample, Knowledge.none(sample.size()), SearchControl.plain());
  }

  @ParameterizedTest
  @EnumSource
  void theClassOfADagIsFoundFromItsDistributionOn500RandomDags(Algorithm algorithm) {
    for (int seed = 0; seed < 500; seed++) {
      MixedGraph dag = RandomWorlds.dag(seed, 3 + seed % 6, 1 + seed % 4);
      Score score = Populations.score(dag, seed);
      LearnedGraph found =
          learn(algorithm.thorough(sample -> score), Populations.unread(dag.size()));
      assertThat(found.edges())
          .as("seed %d", seed)
          .containsExactlyElementsOf(Cpdag.of(dag).edges().stream().sorted().toList());
      assertThat(found.partial()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theScoreIsTheSumOfTheLocalScoresOfTheGraph(Algorithm algorithm) {
    for (int seed = 0; seed < 40; seed++) {
      MixedGraph dag = RandomWorlds.dag(seed, 12, 3);
      Sample sample = RandomWorlds.linear(dag, 300, seed);
      LearnedGraph found = learn(algorithm.learner(), sample);
      assertThat(found.score().orElseThrow())
          .isCloseTo(
              total(new GaussianBic(sample), member(found)),
              org.assertj.core.data.Offset.offset(1e-6));
    }
  }

  @ParameterizedTest
  @EnumSource
  void discreteVariablesAreOrderedByTheirScore(Algorithm algorithm) {
    for (int seed = 0; seed < 10; seed++) {
      Sample sample = RandomWorlds.discrete(RandomWorlds.dag(seed, 8, 2), 3, 2000, seed);
      LearnedGraph found = learn(algorithm.learner(Bdeu::new, 1), sample);
      assertThat(found.score().orElseThrow())
          .isCloseTo(
              total(new Bdeu(sample), member(found)), org.assertj.core.data.Offset.offset(1e-6));
      assertThat(found.score().orElseThrow())
          .isGreaterThanOrEqualTo(total(new Bdeu(sample), RandomWorlds.dag(seed, 8, 2)) - 1e-6);
    }
  }

  private static MixedGraph member(LearnedGraph found) {
    GraphBuilder builder = MixedGraph.builder().kind(GraphKind.CPDAG);
    found.names().forEach(builder::node);
    for (Edge edge : found.edges()) {
      builder.edge(found.names().get(edge.from()), found.names().get(edge.to()), edge.kind());
    }
    return ConsistentExtension.of(builder.build()).orElseThrow();
  }

  private static double total(Score score, MixedGraph dag) {
    double total = 0;
    for (int node = 0; node < dag.size(); node++) {
      int[] parents = dag.parents().of(node).toArray();
      total += score.worker().local(node, parents, parents.length);
    }
    return total;
  }

  @ParameterizedTest
  @EnumSource
  void knowledgeIsObeyedFor300RandomSets(Algorithm algorithm) {
    for (int seed = 0; seed < 300; seed++) {
      int size = 4 + seed % 7;
      Sample sample = RandomWorlds.linear(RandomWorlds.dag(seed, size, 3), 200, seed);
      Knowledge knowledge = Populations.knowledge(seed, size);
      LearnedGraph found = algorithm.learner().learn(sample, knowledge, SearchControl.plain());
      assertThat(Populations.violations(found.edges(), knowledge)).as("seed %d", seed).isEmpty();
      assertThat(member(found).size()).isEqualTo(size);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aGraphThatObeysTheKnowledgeIsFoundWhereThatIsTheTruth(Algorithm algorithm) {
    for (int seed = 0; seed < 100; seed++) {
      MixedGraph dag = RandomWorlds.dag(seed, 6, 2.5);
      Score score = Populations.score(dag, seed);
      int[] order = dag.topologicalOrder();
      Knowledge knowledge =
          new Knowledge.Builder(6)
              .tier(List.of(order[0], order[1], order[2]), false)
              .tier(List.of(order[3], order[4], order[5]), false)
              .build();
      LearnedGraph found =
          algorithm
              .learner(sample -> score, 1)
              .learn(Populations.unread(6), knowledge, SearchControl.plain());
      assertThat(total(score, member(found)))
          .isCloseTo(total(score, dag), org.assertj.core.data.Offset.offset(1e-3));
      assertThat(Cpdag.of(member(found)).edges()).isEqualTo(Cpdag.of(dag).edges());
    }
  }

  @ParameterizedTest
  @EnumSource
  void anyNumberOfThreadsGivesTheSame(Algorithm algorithm) {
    Sample sample = RandomWorlds.linear(RandomWorlds.dag(3, 120, 5), 400, 3);
    LearnedGraph one = learn(algorithm.learner(GaussianBic::new, 2), sample);
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int count : new int[] {2, 4}) {
        SearchControl control = SearchControl.plain().with(new ParallelLoop(threads, count));
        assertThat(
                algorithm.learner(GaussianBic::new, 2).learn(sample, Knowledge.none(120), control))
            .isEqualTo(one);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDeadlineLeavesWhatWasReachedMarkedPartial(Algorithm algorithm) {
    Sample sample = RandomWorlds.linear(RandomWorlds.dag(5, 30, 3), 300, 5);
    Knowledge knowledge = new Knowledge.Builder(30).require(3, 4).forbid(5, 6).build();
    LearnedGraph whole = algorithm.learner().learn(sample, knowledge, SearchControl.plain());
    double last = Double.NEGATIVE_INFINITY;
    for (int polls = 0; polls < 1200; polls += 60) {
      AtomicInteger left = new AtomicInteger(polls);
      SearchControl control =
          SearchControl.plain().with(Deadline.when(() -> left.getAndDecrement() <= 0));
      LearnedGraph found = algorithm.learner().learn(sample, knowledge, control);
      assertThat(Populations.violations(found.edges(), knowledge)).isEmpty();
      assertThat(found.score().orElseThrow()).isGreaterThan(last - 1e-6);
      last = found.score().orElseThrow();
      if (!found.partial()) {
        assertThat(found).isEqualTo(whole);
      }
    }
    assertThat(last).isGreaterThan(Double.NEGATIVE_INFINITY);
  }

  @ParameterizedTest
  @EnumSource
  void aSearchThatIsTakenUpAgainEndsAsIfItHadNotBeenInterrupted(Algorithm algorithm) {
    Sample sample = RandomWorlds.linear(RandomWorlds.dag(9, 25, 4), 300, 9);
    Learner learner = algorithm.learner(GaussianBic::new, 3);
    LearnedGraph whole = learn(learner, sample);
    for (String place : places(algorithm, sample)) {
      SearchControl control = SearchControl.plain().with(startingAt(place));
      LearnedGraph found = learner.learn(sample, Knowledge.none(25), control);
      assertThat(found.edges()).isEqualTo(whole.edges());
    }
  }

  private static List<String> places(Algorithm algorithm, Sample sample) {
    Score score = new GaussianBic(sample);
    OrderConstraints constraints = new OrderConstraints(Knowledge.none(25));
    GrowShrinkForest forest =
        new GrowShrinkForest(score, Knowledge.none(25), constraints, ParallelLoop.sequential());
    List<String> places = new ArrayList<>();
    SearchControl control = SearchControl.plain().with(noting(places));
    OrderSearch search = new OrderSearch(forest, constraints, control, 3, 0);
    search.run(graph ->
        algorithm == Algorithm.BOSS
            ? new BestMoves(forest, constraints, graph, Deadline.NONE)
            : new Tucks(graph, constraints, GraspOptions.defaults(), Deadline.NONE));
    assertThat(places).hasSizeGreaterThan(10);
    return places;
  }

  private static Checkpoints noting(List<String> places) {
    return new Checkpoints() {
      @Override
      public Optional<String> last() {
        return Optional.empty();
      }

      @Override
      public void save(String place) {
        places.add(place);
      }
    };
  }

  private static Checkpoints startingAt(String place) {
    return new Checkpoints() {
      @Override
      public Optional<String> last() {
        return Optional.of(place);
      }

      @Override
      public void save(String later) {}
    };
  }

  @ParameterizedTest
  @CsvSource({
    "BOSS, lg_20_2_1000, 0",
    "BOSS, lg_50_3_1000, 5",
    "BOSS, lg_100_3_1000, 11",
    "BOSS, lg_200_4_2000, 18",
    "GRASP, lg_20_2_1000, 0",
    "GRASP, lg_50_3_1000, 5",
    "GRASP, lg_100_3_1000, 4"
  })
  void theFixturesAreFoundAsWellAsByOthers(Algorithm algorithm, String fixture, int most) {
    Sample sample = Fixtures.sample(fixture);
    LearnedGraph found = learn(algorithm.learner(), sample);
    List<Edge> truth =
        Fixtures.cpdag(Fixtures.json(fixture + ".truth.json").get("cpdag"), found.names());
    assertThat(Fixtures.shd(found.edges(), truth)).isLessThanOrEqualTo(most);
  }

  @Test
  void parentsThatDetermineEachOtherCannotBothBeRequired() {
    Sample sample = RandomWorlds.linear(RandomWorlds.dag(1, 3, 1), 100, 1);
    double[] sum = sample.values(0);
    double[] other = sample.values(1);
    for (int row = 0; row < sum.length; row++) {
      sum[row] += other[row];
    }
    Sample collinear =
        new io.causalgym.dataset.MemorySample.Builder(100)
            .continuous("a", sample.values(0))
            .continuous("b", other)
            .continuous("sum", sum)
            .continuous("y", sample.values(2))
            .build();
    Knowledge knowledge =
        new Knowledge.Builder(4).require(0, 3).require(1, 3).require(2, 3).build();
    for (Algorithm algorithm : Algorithm.values()) {
      assertThatThrownBy(
              () -> algorithm.learner().learn(collinear, knowledge, SearchControl.plain()))
          .isInstanceOf(DiscoveryException.class)
          .hasMessageContaining("3 required parents");
      assertThat(learn(algorithm.learner(), collinear).edges()).isNotEmpty();
    }
  }

  @Test
  void requiredEdgesInACircleAreTheCallersMistake() {
    Sample sample = RandomWorlds.linear(RandomWorlds.dag(1, 3, 1), 100, 1);
    Knowledge knowledge =
        new Knowledge.Builder(3).require(0, 1).require(1, 2).require(2, 0).build();
    assertThatThrownBy(
            () -> Algorithm.BOSS.learner().learn(sample, knowledge, SearchControl.plain()))
        .isInstanceOf(DiscoveryException.class)
        .hasMessageContaining("cycle");
  }

  @Test
  void optionsOutOfRangeAreNamed() {
    assertThatThrownBy(() -> new BossOptions(0, true)).hasMessageContaining("restarts 0");
    assertThatThrownBy(() -> new GraspOptions(11, 1, 1, 1)).hasMessageContaining("depth 11");
    assertThatThrownBy(() -> new GraspOptions(3, 4, 1, 1)).hasMessageContaining("uncoveredDepth");
    assertThatThrownBy(() -> new GraspOptions(3, 1, 2, 1)).hasMessageContaining("nonSingular");
  }

  @Test
  void oneVariableIsNoProblem() {
    for (Algorithm algorithm : Algorithm.values()) {
      Sample one = RandomWorlds.linear(RandomWorlds.dag(1, 1, 0), 50, 1);
      assertThat(learn(algorithm.learner(), one).edges()).isEmpty();
    }
  }

  @Test
  void edgesOfAPairThatKnowledgeDirectsAreDirected() {
    Sample sample = RandomWorlds.linear(RandomWorlds.dag(2, 2, 1), 500, 2);
    Knowledge knowledge =
        new Knowledge.Builder(2).tier(List.of(1), false).tier(List.of(0), false).build();
    for (Algorithm algorithm : Algorithm.values()) {
      assertThat(algorithm.learner().learn(sample, knowledge, SearchControl.plain()).edges())
          .isIn(List.of(), List.of(new Edge(1, 0, EdgeKind.DIRECTED)));
    }
  }
}
