package io.causalgym.discovery.search.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.SearchControl;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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
      RandomSeries series = new RandomSeries(seed, size, maxLag, 0.5, 0.25 / maxLag);
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
}
