package io.causalgym.discovery.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.Fixtures;
import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.independence.FisherZ;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.Learner;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.discovery.search.constraint.Pc;
import io.causalgym.discovery.search.constraint.PcOptions;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.Mark;
import io.causalgym.graph.MixedGraph;
import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EnsembleTest {
  private static final Learner PC =
      new Pc((sample, control) -> FisherZ.of(sample, control), PcOptions.DEFAULTS);
  private static final MixedGraph TRUTH = RandomWorlds.dag(1, 12, 2);
  private static final Sample SAMPLE = RandomWorlds.linear(TRUTH, 400, 1);

  private static EdgeFrequencies learn(int first, int count, SearchControl control) {
    return new Ensemble(PC, new Resampling.Bootstrap())
        .learn(SAMPLE, Knowledge.none(12), first, count, control);
  }

  @Test
  void replicatesAreTheSameForAnyNumberOfThreadsAndAnyDivision() {
    EdgeFrequencies all = learn(0, 24, SearchControl.plain());

    for (int threads : new int[] {2, 4}) {
      try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
        SearchControl parallel = SearchControl.plain().with(new ParallelLoop(executor, threads));
        assertThat(learn(0, 24, parallel)).isEqualTo(all);
      }
    }
    List<EdgeFrequencies> parts =
        List.of(
            learn(17, 7, SearchControl.plain()),
            learn(0, 10, SearchControl.plain()),
            learn(10, 7, SearchControl.plain()));
    assertThat(EdgeFrequencies.sum(parts)).isEqualTo(all);
    assertThat(all.replicates()).isEqualTo(24);
  }

  @Test
  void anotherSeedDrawsOtherRows() {
    assertThat(learn(0, 24, SearchControl.plain().withSeed(2)))
        .isNotEqualTo(learn(0, 24, SearchControl.plain()));
  }

  @Test
  void trueEdgesAreFrequentAndOthersAreNot() {
    EdgeFrequencies found = learn(0, 50, SearchControl.plain());
    LearnedGraph majority = EnsembleGraph.majority(found, GraphKind.CPDAG);

    // One effect of nine is weak.
    assertThat(Fixtures.skeleton(majority.edges(), TRUTH.names()))
        .hasSizeGreaterThanOrEqualTo(8)
        .isSubsetOf(Fixtures.skeleton(TRUTH.edges(), TRUTH.names()));
  }

  @Test
  void aDeadlineLeavesTheReplicatesThatAreWhole() {
    AtomicInteger looks = new AtomicInteger();
    Learner counting =
        (sample, knowledge, control) -> {
          looks.incrementAndGet();
          return PC.learn(sample, knowledge, control);
        };

    EdgeFrequencies found =
        new Ensemble(counting, new Resampling.Bootstrap())
            .learn(
                SAMPLE,
                Knowledge.none(12),
                0,
                100,
                SearchControl.plain().with(() -> looks.get() >= 5));

    assertThat(found.replicates()).isBetween(4, 5);
  }

  @Test
  void aReplicateThatIsRefusedIsNotCounted() {
    Learner choosy =
        (sample, knowledge, control) -> {
          // Rows are drawn by the replicate's number alone: the same replicates are refused.
          if (sample.values(0)[0] < 0) {
            throw new DiscoveryException("dataset", "X00", "refused");
          }
          return PC.learn(sample, knowledge, control);
        };
    Ensemble ensemble = new Ensemble(choosy, new Resampling.Bootstrap());

    EdgeFrequencies all = ensemble.learn(SAMPLE, Knowledge.none(12), 0, 24, SearchControl.plain());

    List<EdgeFrequencies> alone = new ArrayList<>();
    for (int replicate = 0; replicate < 24; replicate++) {
      alone.add(ensemble.learn(SAMPLE, Knowledge.none(12), replicate, 1, SearchControl.plain()));
    }
    assertThat(all.replicates()).isBetween(1, 23);
    assertThat(EdgeFrequencies.sum(alone)).isEqualTo(all);
  }

  @Test
  void aBootstrapDrawsAsManyRowsAndASubsampleEachOnce() {
    int[] drawn = new Resampling.Bootstrap().draw(1_000, 7, 3);
    assertThat(drawn).hasSize(1_000).isSorted();
    assertThat(Arrays.stream(drawn).distinct().count()).isBetween(590L, 680L); // 1 - 1/e

    Resampling.Subsample half = new Resampling.Subsample(0.5);
    int[] first = half.draw(1_001, 7, 4);
    int[] second = half.draw(1_001, 7, 5);
    assertThat(first).hasSize(500).doesNotHaveDuplicates();
    assertThat(second).hasSize(500).doesNotHaveDuplicates().doesNotContain(first);
    assertThat(new Resampling.Subsample(0.8).draw(10, 1, 1)).hasSize(8).doesNotHaveDuplicates();
  }

  @Test
  void everyRowIsDrawnEquallyOften() {
    int[] counts = new int[10];
    for (int replicate = 0; replicate < 4_000; replicate++) {
      for (int row : new Resampling.Subsample(0.3).draw(10, 1, replicate)) {
        counts[row]++;
      }
    }
    // 1200 each, of deviation 29.
    assertThat(IntStream.of(counts).boxed()).allMatch(count -> Math.abs(count - 1_200) < 150);
  }

  private static EdgeFrequencies counts(Map<Edge, Integer> counts) {
    return new EdgeFrequencies(List.of("A", "B", "C"), 10, counts);
  }

  @Test
  void theMajorityTakesTheMostFrequentForm() {
    EdgeFrequencies found =
        counts(
            Map.of(
                new Edge(0, 1, EdgeKind.DIRECTED), 4,
                new Edge(0, 1, EdgeKind.UNDIRECTED), 3,
                new Edge(1, 2, EdgeKind.DIRECTED), 5));

    assertThat(EnsembleGraph.majority(found, GraphKind.CPDAG).edges())
        .containsExactly(new Edge(0, 1, EdgeKind.DIRECTED));
    assertThat(EnsembleGraph.threshold(found, GraphKind.CPDAG, 0.5).edges())
        .containsExactly(new Edge(1, 2, EdgeKind.DIRECTED));
    assertThat(found.of(new Edge(1, 0, EdgeKind.UNDIRECTED))).isEqualTo(0.3);
  }

  @Test
  void anEdgeThatWouldCloseACycleIsLeftOutAndTold() {
    EdgeFrequencies found =
        counts(
            Map.of(
                new Edge(0, 1, EdgeKind.DIRECTED), 9,
                new Edge(1, 2, EdgeKind.DIRECTED), 8,
                new Edge(2, 0, EdgeKind.DIRECTED), 7));

    LearnedGraph graph = EnsembleGraph.threshold(found, GraphKind.DAG, 0.5);

    assertThat(graph.edges())
        .containsExactly(new Edge(0, 1, EdgeKind.DIRECTED), new Edge(1, 2, EdgeKind.DIRECTED));
    assertThat(graph.notes())
        .containsExactly("C -> A is frequent and left out: it would close a directed cycle");
  }

  @Test
  void noKindOfGraphGetsADirectedCycle() {
    EdgeFrequencies found =
        counts(
            Map.of(
                new Edge(0, 1, EdgeKind.DIRECTED), 9,
                new Edge(1, 2, EdgeKind.DIRECTED), 8,
                new Edge(2, 0, EdgeKind.DIRECTED), 5,
                new Edge(0, 2, EdgeKind.CIRCLE_ARROW), 4));

    assertThat(EnsembleGraph.majority(found, GraphKind.PAG).edges())
        .containsExactly(
            new Edge(0, 1, EdgeKind.DIRECTED),
            new Edge(0, 2, EdgeKind.CIRCLE_ARROW),
            new Edge(1, 2, EdgeKind.DIRECTED));
  }

  @Test
  void edgesAreRefusedIfAndOnlyIfTheyCloseACycle() {
    for (int seed = 0; seed < 300; seed++) {
      RandomGenerator random = RandomWorlds.generator(seed);
      int size = 2 + random.nextInt(12);
      AcyclicEdges edges = new AcyclicEdges(size);
      boolean[][] reaches = new boolean[size][size];
      for (int i = 0; i < 4 * size; i++) {
        int from = random.nextInt(size);
        int to = random.nextInt(size);
        boolean closes = from == to || reaches[to][from];

        assertThat(edges.add(from, to)).isEqualTo(!closes);

        for (int a = 0; a < size && !closes; a++) {
          for (int b = 0; b < size; b++) {
            reaches[a][b] |= (a == from || reaches[a][from]) && (b == to || reaches[to][b]);
          }
        }
      }
    }
  }

  @Test
  void marksAreCountedOverAllFormsOfAnEdge() {
    EdgeFrequencies found =
        counts(
            Map.of(
                new Edge(0, 1, EdgeKind.DIRECTED), 4,
                new Edge(1, 0, EdgeKind.CIRCLE_ARROW), 2,
                new Edge(0, 1, EdgeKind.BIDIRECTED), 1,
                new Edge(0, 1, EdgeKind.CIRCLE_CIRCLE), 1));

    assertThat(found.adjacent(1, 0)).isEqualTo(0.8);
    assertThat(found.marked(0, 1, Mark.TAIL)).isEqualTo(0.4);
    assertThat(found.marked(0, 1, Mark.ARROW)).isCloseTo(0.3, within(1e-12));
    assertThat(found.marked(0, 1, Mark.CIRCLE)).isEqualTo(0.1);
    assertThat(found.marked(1, 0, Mark.ARROW)).isEqualTo(0.5);
    assertThat(found.marked(1, 0, Mark.CIRCLE)).isCloseTo(0.3, within(1e-12));
    assertThat(found.adjacent(1, 2)).isZero();
  }

  @Test
  void theUnimodalBoundIsThatOfTheExtremeDistributions() {
    // A unimodal distribution over the shares k / B that has the greatest chance of at least s for
    // its mean is a mixture of nothing and of a uniform one over 0 .. k / B.
    for (int both : new int[] {10, 25, 50, 100}) {
      for (int twice = both + 2; twice <= 2 * both; twice++) {
        double threshold = (double) twice / (2 * both);
        int least = 2 * twice - 2 * both; // pairs of B whose both members have the edge, doubled
        double extreme = 0;
        for (int k = (least + 1) / 2; k <= both; k++) {
          double chance = (k - least / 2.0 + 1) / (k + 1);
          extreme = Math.max(extreme, chance / (k / (2.0 * both)));
        }
        assertThat(StabilityBound.factor(threshold, both))
            .as("%d of %d", twice, both)
            .isBetween(extreme * (1 - 1e-9), extreme * 1.2);
      }
    }
  }

  @Test
  void theUnimodalBoundIsWorkedOutByHandAndUndefinedWhereTheTheoremIsSilent() {
    List<String> names = IntStream.range(0, 10).mapToObj(RandomWorlds::name).toList();
    EdgeFrequencies found =
        new EdgeFrequencies(
            names,
            100,
            Map.of(
                new Edge(0, 1, EdgeKind.DIRECTED), 100,
                new Edge(1, 2, EdgeKind.DIRECTED), 80));

    // 1.8 edges, 45 pairs, 50 pairs of replicates: 4 (0.1 + 0.01) / 1.02 * 1.8^2 / 45.
    assertThat(StabilityBound.unimodal(found, 0.9).orElseThrow())
        .isCloseTo(0.44 / 1.02 * 3.24 / 45, within(1e-12));
    assertThat(StabilityBound.unimodal(found, 0.9).orElseThrow())
        .isLessThan(StabilityBound.of(found, 0.9).orElseThrow() / 2);
    assertThat(StabilityBound.unimodal(found, 0.5)).isEmpty();
    EdgeFrequencies dense = counts(Map.of(new Edge(0, 1, EdgeKind.DIRECTED), 20));
    assertThat(StabilityBound.unimodal(dense, 0.9)).as("two of three pairs").isEmpty();
  }

  @Test
  void theBoundOfStabilitySelectionIsThatOfItsTheorem() {
    EdgeFrequencies found =
        counts(
            Map.of(
                new Edge(0, 1, EdgeKind.DIRECTED), 10,
                new Edge(1, 2, EdgeKind.DIRECTED), 5));

    // 1.5 edges on average, 3 pairs: 2.25 / (0.8 * 3).
    assertThat(StabilityBound.of(found, 0.9).orElseThrow()).isCloseTo(0.9375, within(1e-12));
    assertThat(StabilityBound.of(found, 0.5)).isEmpty();
  }
}
