package io.causalgym.discovery.search.constraint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.independence.ChiSquare;
import io.causalgym.discovery.independence.EmptyCells;
import io.causalgym.discovery.independence.FisherZ;
import io.causalgym.discovery.independence.IndependenceTest;
import io.causalgym.discovery.independence.OracleTest;
import io.causalgym.discovery.independence.Subsets;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.Checkpoints;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.graph.separation.MSeparation;
import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SkeletonSearchTest {

  private static SkeletonSearch search(IndependenceTest test) {
    return new SkeletonSearch(
        test, Knowledge.none(test.size()), SkeletonOptions.DEFAULTS, Long.MIN_VALUE, 0);
  }

  private static IndependenceTest test(int seed) {
    MixedGraph dag = RandomWorlds.dag(seed, 15 + seed % 20, 4);
    return seed % 2 == 0
        ? FisherZ.of(RandomWorlds.linear(dag, 300, seed), SearchControl.plain())
        : ChiSquare.of(RandomWorlds.discrete(dag, 3, 300, seed), EmptyCells.DROP_EMPTY);
  }

  /// Everything that a skeleton says.
  private static String text(Skeleton skeleton) {
    StringBuilder text = new StringBuilder();
    for (int a = 0; a < skeleton.size(); a++) {
      for (int b = a + 1; b < skeleton.size(); b++) {
        text.append(a).append(' ').append(b).append(' ');
        text.append(Arrays.toString(skeleton.separatingSet(a, b))).append('\n');
      }
    }
    return text.append(skeleton.tests()).append(skeleton.partial()).toString();
  }

  /// The algorithm as published, without haste: adjacencies as sets, every subset of both sides.
  private static boolean[][] definition(IndependenceTest test, double alpha) {
    int size = test.size();
    boolean[][] adjacent = new boolean[size][size];
    for (boolean[] row : adjacent) {
      Arrays.fill(row, true);
    }
    for (int level = 0; level < size; level++) {
      boolean[][] frozen = Arrays.stream(adjacent).map(boolean[]::clone).toArray(boolean[][]::new);
      for (int x = 0; x < size; x++) {
        for (int y = 0; y < size; y++) {
          if (x != y && adjacent[x][y] && separable(test, frozen[x], x, y, level, alpha)) {
            adjacent[x][y] = false;
            adjacent[y][x] = false;
          }
        }
      }
    }
    return adjacent;
  }

  private static boolean separable(
      IndependenceTest test, boolean[] neighbours, int x, int y, int level, double alpha) {
    int[] candidates =
        java.util.stream.IntStream.range(0, neighbours.length)
            .filter(z -> neighbours[z] && z != x && z != y)
            .toArray();
    if (candidates.length < level) {
      return false;
    }
    IndependenceTest.Worker worker = test.worker();
    int[] positions = Subsets.first(level);
    do {
      int[] given = Arrays.stream(positions).map(at -> candidates[at]).toArray();
      if (worker.pValue(x, y, given, level) > alpha) {
        return true;
      }
    } while (Subsets.next(positions, level, candidates.length) >= 0);
    return false;
  }

  @Test
  void theSkeletonIsThatOfTheAlgorithmAsPublished() {
    for (int seed = 0; seed < 60; seed++) {
      IndependenceTest test = test(seed);
      Skeleton skeleton = search(test).run(SearchControl.plain());
      boolean[][] expected = definition(test, 0.01);
      for (int a = 0; a < test.size(); a++) {
        for (int b = 0; b < test.size(); b++) {
          assertThat(skeleton.adjacent(a, b))
              .as("seed " + seed)
              .isEqualTo(a != b && expected[a][b]);
        }
      }
    }
  }

  @Test
  void separatingSetsSeparate() {
    for (int seed = 0; seed < 100; seed++) {
      MixedGraph dag = RandomWorlds.dag(seed, 12, 3);
      Skeleton skeleton = search(new OracleTest(dag)).run(SearchControl.plain());
      for (int a = 0; a < dag.size(); a++) {
        for (int b = a + 1; b < dag.size(); b++) {
          int[] set = skeleton.separatingSet(a, b);
          boolean adjacent = dag.parents().has(a, b) || dag.parents().has(b, a);
          assertThat(set == null).isEqualTo(adjacent);
          if (set != null) {
            NodeSet given = NodeSet.of(set);
            assertThat(MSeparation.separated(dag, NodeSet.of(a), NodeSet.of(b), given)).isTrue();
            for (int node = 0; node < dag.size(); node++) {
              assertThat(skeleton.separates(node, a, b)).isEqualTo(given.contains(node));
            }
          }
        }
      }
    }
  }

  @Test
  void threadsChangeNothing() {
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      for (int seed = 0; seed < 30; seed++) {
        String alone = text(search(test(seed)).run(SearchControl.plain()));
        for (int threads : new int[] {2, 4}) {
          SearchControl control = SearchControl.plain().with(new ParallelLoop(pool, threads));
          assertThat(text(search(test(seed)).run(control))).isEqualTo(alone);
        }
      }
    }
  }

  /// Remembers every place.
  private static final class Places implements Checkpoints {
    private final List<String> saved = new ArrayList<>();
    private final Optional<String> last;

    Places(Optional<String> last) {
      this.last = last;
    }

    @Override
    public Optional<String> last() {
      return last;
    }

    @Override
    public void save(String place) {
      saved.add(place);
    }
  }

  @Test
  void aSearchGoesOnFromEveryLevel() {
    int resumed = 0;
    for (int seed = 0; seed < 20; seed++) {
      Places places = new Places(Optional.empty());
      IndependenceTest test = test(seed);
      String whole = text(search(test).run(SearchControl.plain().with(places)));
      for (String place : places.saved) {
        Places from = new Places(Optional.of(place));
        assertThat(text(search(test).run(SearchControl.plain().with(from)))).isEqualTo(whole);
        resumed++;
      }
    }
    assertThat(resumed).isGreaterThan(40);
  }

  @Test
  void aPlaceThatCannotBeReadIsIgnored() {
    IndependenceTest test = test(0);
    Places places = new Places(Optional.empty());
    String whole = text(search(test).run(SearchControl.plain().with(places)));
    String place = places.saved.getLast();
    for (String broken :
        List.of(
            "",
            "{}",
            place.replace("\"variables\":15", "\"variables\":16"),
            place.replaceFirst("\"place\":\"....", "\"place\":\""),
            place.replaceFirst("\"place\":\".*\"", "\"place\":\"////\""),
            place.replaceFirst("\"place\":\".*\"", "\"place\":\"\""),
            place.replace("0.01", "0.02"))) {
      Places from = new Places(Optional.of(broken));
      assertThat(text(search(test).run(SearchControl.plain().with(from)))).isEqualTo(whole);
    }
  }

  @Test
  void aStoppedSearchHasAllEdgesOfAWholeOne() {
    int partial = 0;
    for (int seed = 0; seed < 60; seed++) {
      IndependenceTest test = test(seed);
      SkeletonSearch search = search(test);
      Skeleton whole = search.run(SearchControl.plain());
      for (int looks : new int[] {0, 1, 3, 10, 30, 100}) {
        AtomicInteger left = new AtomicInteger(looks);
        Deadline deadline = Deadline.when(() -> left.getAndDecrement() <= 0);
        Skeleton stopped = search.run(SearchControl.plain().with(deadline));
        partial += stopped.partial() ? 1 : 0;
        assertThat(stopped.partial() || text(stopped).equals(text(whole))).isTrue();
        assertThat(stopped.notes().isEmpty()).isEqualTo(!stopped.partial());
        for (int a = 0; a < whole.size(); a++) {
          for (int b : whole.neighbours().of(a)) {
            assertThat(stopped.adjacent(a, b)).as("seed " + seed).isTrue();
          }
        }
      }
    }
    assertThat(partial).isGreaterThan(100);
  }

  @Test
  void depthLimitsTheSets() {
    MixedGraph dag = RandomWorlds.dag(4, 20, 5);
    Skeleton skeleton =
        new SkeletonSearch(new OracleTest(dag), Knowledge.none(20), new SkeletonOptions(0.01, 1))
            .run(SearchControl.plain());
    for (int a = 0; a < 20; a++) {
      for (int b = 0; b < 20; b++) {
        int[] set = skeleton.separatingSet(a, b);
        assertThat(set == null || set.length <= 1).isTrue();
      }
    }
    assertThatThrownBy(() -> new SkeletonOptions(0.01, -2))
        .isInstanceOf(DiscoveryException.class)
        .hasMessageContaining("-2");
    assertThatThrownBy(() -> new SkeletonOptions(1, -1))
        .isInstanceOf(DiscoveryException.class)
        .hasMessageContaining("1.0");
  }

  @Test
  void requiredEdgesStayAndForbiddenPairsAreNotTested() {
    MixedGraph dag = RandomWorlds.dag(4, 10, 2);
    for (int seed = 0; seed < 50; seed++) {
      Knowledge knowledge = RandomKnowledge.any(10, seed);
      Skeleton skeleton =
          new SkeletonSearch(new OracleTest(dag), knowledge, SkeletonOptions.DEFAULTS)
              .run(SearchControl.plain());
      for (int[] edge : knowledge.required()) {
        assertThat(skeleton.adjacent(edge[0], edge[1])).isTrue();
      }
      for (int a = 0; a < 10; a++) {
        for (int b = 0; b < 10; b++) {
          if (a != b && !knowledge.allowsAdjacency(a, b)) {
            assertThat(skeleton.adjacent(a, b)).isFalse();
            assertThat(skeleton.separatingSet(a, b)).isNull();
          }
        }
      }
    }
  }

  @Test
  void progressCountsTheTests() {
    List<long[]> reports = new ArrayList<>();
    Sample sample = RandomWorlds.linear(RandomWorlds.dag(3, 30, 3), 200, 3);
    Skeleton skeleton =
        search(FisherZ.of(sample, SearchControl.plain()))
            .run(
                SearchControl.plain()
                    .with((done, total, unit, stage) -> {
                      assertThat(unit).isEqualTo("tests");
                      assertThat(Objects.requireNonNull(stage)).startsWith("level ");
                      reports.add(new long[] {done, total});
                    }));
    assertThat(reports.getFirst()).isEqualTo(new long[] {0, 30 * 29 / 2});
    assertThat(reports.get(1)[0]).isEqualTo(30 * 29 / 2);
    assertThat(reports).allMatch(report -> report[0] <= report[1]);
    assertThat(skeleton.tests()).isGreaterThan(reports.getLast()[0]);
  }
}
