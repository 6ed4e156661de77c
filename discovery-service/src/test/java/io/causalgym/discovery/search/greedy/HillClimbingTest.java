package io.causalgym.discovery.search.greedy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.Fixtures;
import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.score.Bdeu;
import io.causalgym.discovery.score.GaussianBic;
import io.causalgym.discovery.score.Score;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.equivalence.Cpdag;
import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class HillClimbingTest {
  private static final int NODES = 8;

  private static HillClimbingOptions options(int tabu, int restarts, boolean cpdag) {
    return new HillClimbingOptions(-1, tabu, 10, restarts, 5, cpdag);
  }

  private static LearnedGraph learn(Sample sample, HillClimbingOptions options) {
    return new HillClimbing(GaussianBic::new, options)
        .learn(sample, Knowledge.none(sample.size()), SearchControl.plain());
  }

  private static Sample sample(int seed) {
    return RandomWorlds.linear(RandomWorlds.dag(seed, NODES, 3), 300, seed);
  }

  @Test
  void noSingleChangeOfAnEdgeImprovesTheResult() {
    for (int seed = 0; seed < 100; seed++) {
      Sample sample = sample(seed);
      LearnedGraph learned = learn(sample, options(seed % 2 * 10, seed % 3, false));
      Score score = new GaussianBic(sample);
      double reached = total(score, learned.edges());
      assertThat(learned.kind()).isEqualTo(GraphKind.DAG);
      assertThat(learned.score().orElseThrow()).isCloseTo(reached, within(1e-6));
      for (List<Edge> other : changes(learned.edges())) {
        if (isAcyclic(other)) {
          assertThat(total(score, other)).as("seed %d", seed).isLessThan(reached + 1e-6);
        }
      }
    }
  }

  private static List<List<Edge>> changes(List<Edge> edges) {
    List<List<Edge>> changes = new ArrayList<>();
    for (int a = 0; a < NODES; a++) {
      for (int b = 0; b < NODES; b++) {
        Edge edge = new Edge(a, b, EdgeKind.DIRECTED);
        Edge reverse = new Edge(b, a, EdgeKind.DIRECTED);
        List<Edge> other = new ArrayList<>(edges);
        if (other.remove(edge)) {
          changes.add(List.copyOf(other));
          other.add(reverse);
          changes.add(other);
        } else if (a != b && !edges.contains(reverse)) {
          other.add(edge);
          changes.add(other);
        }
      }
    }
    return changes;
  }

  private static boolean isAcyclic(List<Edge> edges) {
    int done = 0;
    for (int round = 0; round < NODES; round++) {
      for (int node = 0; node < NODES; node++) {
        int parents = 0;
        for (Edge edge : edges) {
          parents |= edge.to() == node ? 1 << edge.from() : 0;
        }
        done |= (parents & ~done) == 0 ? 1 << node : 0;
      }
    }
    return done == (1 << NODES) - 1;
  }

  private static double total(Score score, List<Edge> edges) {
    double total = 0;
    for (int node = 0; node < score.size(); node++) {
      int own = node;
      int[] parents = edges.stream().filter(e -> e.to() == own).mapToInt(Edge::from).toArray();
      total += score.worker().local(node, parents, parents.length);
    }
    return total;
  }

  @Test
  void theClassIsThatOfTheDag() {
    for (int seed = 0; seed < 20; seed++) {
      LearnedGraph dag = learn(sample(seed), options(10, 1, false));
      var builder = MixedGraph.builder().kind(GraphKind.DAG);
      dag.names().forEach(builder::node);
      for (Edge edge : dag.edges()) {
        builder.edge(dag.names().get(edge.from()), dag.names().get(edge.to()), edge.kind());
      }
      assertThat(learn(sample(seed), options(10, 1, true)).edges())
          .isEqualTo(Cpdag.of(builder.build()).edges());
    }
  }

  @Test
  void tabuAndRestartsNeverMakeItWorse() {
    double plain = 0;
    double more = 0;
    for (int seed = 0; seed < 40; seed++) {
      double without = learn(sample(seed), options(0, 0, true)).score().orElseThrow();
      double with = learn(sample(seed), options(10, 5, true)).score().orElseThrow();
      assertThat(with).isGreaterThan(without - 1e-6);
      plain += without;
      more += with;
    }
    assertThat(more).isGreaterThan(plain + 1);
  }

  @Test
  void aLimitOfParentsIsKept() {
    Sample sample = Fixtures.sample("lg_50_3_1000");
    LearnedGraph learned = learn(sample, new HillClimbingOptions(2, 10, 10, 2, 20, false));
    for (int node = 0; node < 50; node++) {
      int own = node;
      assertThat(learned.edges()).filteredOn(e -> e.to() == own).hasSizeLessThan(3);
    }
  }

  @Test
  void anyNumberOfThreadsGivesTheSameAndAnotherSeedMayNot() {
    Sample sample = Fixtures.sample("bn_insurance");
    HillClimbing climbing =
        new HillClimbing(Bdeu::new, new HillClimbingOptions(-1, 10, 10, 2, 20, true));
    Knowledge none = Knowledge.none(sample.size());
    LearnedGraph expected = climbing.learn(sample, none, SearchControl.plain());
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int count : new int[] {2, 4}) {
        SearchControl control = SearchControl.plain().with(new ParallelLoop(threads, count));
        assertThat(climbing.learn(sample, none, control)).isEqualTo(expected);
      }
    }
    assertThat(climbing.learn(sample, none, SearchControl.plain().withSeed(9)).tests())
        .isNotEqualTo(expected.tests());
  }

  @Test
  void anOptionOutOfRangeIsNamed() {
    assertThatThrownBy(() -> new HillClimbingOptions(-1, 10, 10, -3, 20, true))
        .hasMessage("restarts -3 must be from 0 to 1000000");
  }
}
