package io.causalgym.discovery.search.greedy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.Fixtures;
import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.score.Bdeu;
import io.causalgym.discovery.score.Covariance;
import io.causalgym.discovery.score.GaussianBic;
import io.causalgym.discovery.score.Score;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.equivalence.Cpdag;
import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GesTest {
  private static final Ges GES = new Ges(GaussianBic::new, GesOptions.defaults());

  private static LearnedGraph learn(Score score, MixedGraph dag) {
    return new Ges(sample -> score, GesOptions.defaults())
        .learn(Populations.names(dag), Knowledge.none(dag.size()), SearchControl.plain());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"lg_20_2_1000", "lg_50_3_1000", "lg_100_3_1000", "lg_200_4_2000", "lg_500_4_1000"})
  void theGraphIsThatOfTheReference(String fixture) {
    Sample sample = Fixtures.sample(fixture);
    LearnedGraph learned = GES.learn(sample, Knowledge.none(sample.size()), SearchControl.plain());
    assertThat(learned.edges())
        .isEqualTo(Fixtures.cpdag(Fixtures.json(fixture + ".ges.json"), Fixtures.names(sample)));
    assertThat(learned.partial()).isFalse();
    assertThat(learned.notes()).isEmpty();
  }

  @Test
  void withExactCovariancesTheTrueClassIsFoundFor500Graphs() {
    for (int seed = 0; seed < 500; seed++) {
      MixedGraph dag = RandomWorlds.dag(seed, 3 + seed % 10, 1 + seed % 4 * 0.7);
      LearnedGraph learned = learn(new GaussianBic(Populations.covariance(dag, seed), 2), dag);
      assertThat(learned.edges()).as("seed %d", seed).isEqualTo(Cpdag.of(dag).edges());
    }
  }

  @Test
  void withExactCovariancesNoDagOfFourNodesIsBetter() {
    for (int seed = 0; seed < 100; seed++) {
      MixedGraph dag = RandomWorlds.dag(seed, 4, 2);
      Score score = new GaussianBic(Populations.covariance(dag, seed), 2);
      double best = bestOver(score, new int[0], 0);
      double found = learn(score, dag).score().orElseThrow();
      assertThat(found).isCloseTo(best, within(1e-12 * Math.abs(best)));
    }
  }

  /// The best score over all orders of the nodes, each with the best parents among those before it.
  private static double bestOver(Score score, int[] before, int used) {
    double best = before.length == score.size() ? 0 : Double.NEGATIVE_INFINITY;
    for (int node = 0; node < score.size(); node++) {
      if ((used >> node & 1) == 0) {
        int[] longer = java.util.Arrays.copyOf(before, before.length + 1);
        longer[before.length] = node;
        best =
            Math.max(
                best, bestParents(score, node, before) + bestOver(score, longer, used | 1 << node));
      }
    }
    return best;
  }

  private static double bestParents(Score score, int node, int[] before) {
    double best = Double.NEGATIVE_INFINITY;
    for (int subset = 0; subset < 1 << before.length; subset++) {
      int[] parents = new int[before.length];
      int count = 0;
      for (int i = 0; i < before.length; i++) {
        if ((subset >> i & 1) != 0) {
          parents[count++] = before[i];
        }
      }
      best = Math.max(best, score.worker().local(node, parents, count));
    }
    return best;
  }

  @Test
  void theScoreIsThatOfAMemberOfTheClass() {
    Sample sample = Fixtures.sample("lg_20_2_1000");
    LearnedGraph learned = GES.learn(sample, Knowledge.none(20), SearchControl.plain());
    LearnedGraph dag =
        new HillClimbing(GaussianBic::new, new HillClimbingOptions(-1, 10, 10, 5, 20, false))
            .learn(sample, Knowledge.none(20), SearchControl.plain());
    assertThat(learned.score().orElseThrow()).isGreaterThanOrEqualTo(dag.score().orElseThrow());
  }

  @Test
  void anyNumberOfThreadsGivesTheSame() {
    Sample discrete = Fixtures.sample("bn_insurance");
    Sample continuous = Fixtures.sample("lg_100_3_1000");
    LearnedGraph[] expected = {
      run(new Ges(Bdeu::new, GesOptions.defaults()), discrete, ParallelLoop.sequential()),
      run(GES, continuous, ParallelLoop.sequential())
    };
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int count : new int[] {2, 4}) {
        ParallelLoop loop = new ParallelLoop(threads, count);
        assertThat(run(new Ges(Bdeu::new, GesOptions.defaults()), discrete, loop))
            .isEqualTo(expected[0]);
        assertThat(run(GES, continuous, loop)).isEqualTo(expected[1]);
      }
    }
  }

  private static LearnedGraph run(Ges ges, Sample sample, ParallelLoop loop) {
    return ges.learn(sample, Knowledge.none(sample.size()), SearchControl.plain().with(loop));
  }

  @Test
  void aLimitOfTheDegreeIsKept() {
    Sample sample = Fixtures.sample("lg_50_3_1000");
    LearnedGraph learned =
        new Ges(GaussianBic::new, new GesOptions(2, true, true))
            .learn(sample, Knowledge.none(50), SearchControl.plain());
    for (int node = 0; node < 50; node++) {
      int own = node;
      assertThat(learned.edges())
          .filteredOn(e -> e.from() == own || e.to() == own)
          .hasSizeLessThan(3);
    }
    assertThatThrownBy(() -> new GesOptions(-2, true, true))
        .hasMessageStartingWith("maxDegree -2 must be -1");
  }

  @Test
  void oneVariableHasNoEdges() {
    MixedGraph dag = RandomWorlds.dag(1, 1, 0);
    Covariance covariance = Covariance.of(1, 10, new double[] {2});
    assertThat(learn(new GaussianBic(covariance, 2), dag).edges()).isEmpty();
  }

  @Test
  void progressNamesEachPhase() {
    java.util.Set<String> stages = new java.util.TreeSet<>();
    SearchControl control =
        SearchControl.plain().with((done, total, unit, stage) -> stages.add(unit + ", " + stage));
    GES.learn(Fixtures.sample("lg_20_2_1000"), Knowledge.none(20), control);
    assertThat(stages)
        .containsExactly(
            "scores, backward phase", "scores, forward phase", "scores, turning phase");
  }
}
