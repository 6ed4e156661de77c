package io.causalgym.discovery.search.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.dataset.MemorySample;
import io.causalgym.dataset.Sample;
import io.causalgym.discovery.Fixtures;
import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.independence.FisherZ;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.Edge;
import io.causalgym.graph.GraphKind;
import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PcTest {

  private static LearnedGraph learn(Sample sample, PcOptions options, SearchControl control) {
    return new Pc(FisherZ::of, options).learn(sample, Knowledge.none(sample.size()), control);
  }

  /// The bounds are the best of other programs on the same samples; see the design of discovery.
  @ParameterizedTest
  @CsvSource({
    "lg_20_2_1000, 1",
    "lg_50_3_1000, 23",
    "lg_100_3_1000, 36",
    "lg_200_4_2000, 103",
    "lg_500_4_1000, 344"
  })
  void theClassFoundIsNearTheTrueOne(String name, int bound) {
    Sample sample = Fixtures.sample(name);
    LearnedGraph found = learn(sample, PcOptions.DEFAULTS, SearchControl.plain());
    List<Edge> truth =
        Fixtures.cpdag(Fixtures.json(name + ".truth.json").get("cpdag"), Fixtures.names(sample));
    assertThat(Fixtures.shd(found.edges(), truth)).isLessThan(bound);
    assertThat(found.kind()).isEqualTo(GraphKind.CPDAG);
    assertThat(Fixtures.skeleton(found.edges(), found.names())).isEqualTo(Fixtures.skeleton(name));
  }

  @Test
  void contradictionsAreNotedAndMakeNoCycle() {
    int noted = 0;
    for (int seed = 0; seed < 60; seed++) {
      Sample sample = RandomWorlds.linear(RandomWorlds.dag(seed, 25, 5), 100, seed);
      for (ColliderRule rule : ColliderRule.values()) {
        for (ConflictRule conflicts : ConflictRule.values()) {
          PcOptions options = PcOptions.DEFAULTS.withAlpha(0.1).with(rule).with(conflicts);
          LearnedGraph found = learn(sample, options, SearchControl.plain());
          Acyclic.check(found.edges(), 25);
          noted +=
              found.notes().stream().anyMatch(note -> note.contains("in contradiction")) ? 1 : 0;
        }
      }
    }
    assertThat(noted).isGreaterThan(300);
  }

  @Test
  void threadsChangeNothing() {
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      for (int seed = 0; seed < 20; seed++) {
        Sample sample = RandomWorlds.linear(RandomWorlds.dag(seed, 40, 4), 200, seed);
        LearnedGraph alone = learn(sample, PcOptions.DEFAULTS, SearchControl.plain());
        for (int threads : new int[] {2, 4}) {
          SearchControl control = SearchControl.plain().with(new ParallelLoop(pool, threads));
          assertThat(learn(sample, PcOptions.DEFAULTS, control)).isEqualTo(alone);
        }
      }
    }
  }

  @Test
  void theOrderOfVariablesChangesNothing() {
    for (int seed = 0; seed < 40; seed++) {
      Sample sample = RandomWorlds.linear(RandomWorlds.dag(seed, 12, 3), 300, seed);
      for (ColliderRule rule :
          List.of(ColliderRule.CONSERVATIVE, ColliderRule.MAJORITY, ColliderRule.MAX_P)) {
        PcOptions options = PcOptions.DEFAULTS.with(rule);
        assertThat(named(learn(Shuffled.of(sample, seed), options, SearchControl.plain())))
            .as(rule + ", seed " + seed)
            .isEqualTo(named(learn(sample, options, SearchControl.plain())));
      }
    }
  }

  private static Set<String> named(LearnedGraph graph) {
    return Shuffled.named(graph.edges(), graph.names());
  }

  @Test
  void aStoppedSearchReturnsWhatItHas() {
    Sample sample = RandomWorlds.linear(RandomWorlds.dag(3, 30, 4), 200, 3);
    LearnedGraph whole = learn(sample, PcOptions.DEFAULTS, SearchControl.plain());
    for (int looks = 0; looks < 40; looks++) {
      AtomicInteger left = new AtomicInteger(looks);
      Deadline deadline = Deadline.when(() -> left.getAndDecrement() <= 0);
      LearnedGraph found = learn(sample, PcOptions.DEFAULTS, SearchControl.plain().with(deadline));
      assertThat(found.partial() || found.equals(whole)).isTrue();
      assertThat(
              found.tests() == 0
                  || Fixtures.skeleton(found.edges(), found.names())
                      .containsAll(Fixtures.skeleton(whole.edges(), whole.names())))
          .isTrue();
    }
  }

  @Test
  void fewVariablesAreSamplesToo() {
    for (int size = 0; size <= 2; size++) {
      MemorySample.Builder builder = new MemorySample.Builder(4);
      for (int column = 0; column < size; column++) {
        builder.continuous("X" + column, new double[] {column, 2, 3 + column, 1});
      }
      LearnedGraph found = learn(builder.build(), PcOptions.DEFAULTS, SearchControl.plain());
      assertThat(found.edges()).isEmpty();
      assertThat(found.partial()).isFalse();
    }
  }
}
