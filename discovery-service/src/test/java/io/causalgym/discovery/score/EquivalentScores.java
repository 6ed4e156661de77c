package io.causalgym.discovery.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.discovery.RandomWorlds;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// That a score is the same for equivalent DAGs: by Chickering 1995 (Theorem 2) it is enough that
/// the reversal of a covered edge changes nothing.
final class EquivalentScores {
  private EquivalentScores() {}

  static void check(Score score, long seed) {
    Score.Worker worker = score.worker();
    RandomGenerator random = RandomWorlds.generator(seed);
    for (int run = 0; run < 100; run++) {
      int[] order = RandomWorlds.permutation(random, score.size());
      int count = random.nextInt(Math.min(4, score.size() - 1));
      int a = order[0];
      int b = order[1];
      int[] parents = Arrays.copyOfRange(order, 2, 3 + count);
      parents[count] = a;
      double forward = worker.local(a, parents, count) + worker.local(b, parents, count + 1);
      parents[count] = b;
      double backward = worker.local(b, parents, count) + worker.local(a, parents, count + 1);
      assertThat(forward).isCloseTo(backward, within(1e-10 * Math.abs(forward)));
    }
  }
}
