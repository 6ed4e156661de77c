package io.causalgym.evaluation.dispatch.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.numeric.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlidingCountTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void itCountsWhatAListOfAllMomentsHasInTheLastSlices(long seed) {
    SlidingCount count = new SlidingCount(1000, 10);
    RandomStream random = new RandomStream(seed, 0);
    List<Long> moments = new ArrayList<>();
    long now = -5000;
    for (int i = 0; i < 2000; i++) {
      now += random.below(2L * i, i % 100 == 0 ? 3000 : 60);
      if (random.below(2L * i + 1, 2) == 0) {
        count.add(now);
        moments.add(now);
      }
      long oldest = Math.floorDiv(now, 100) - 9;
      long expected = moments.stream().filter(at -> Math.floorDiv(at, 100) >= oldest).count();
      assertThat(count.sum(now)).isEqualTo((int) expected);
    }
  }
}
