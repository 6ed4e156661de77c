package io.causalgym.discovery.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.discovery.RandomWorlds;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// What every score promises: batches agree with single local scores, and the order of parents does
/// not matter.
final class BatchesAgree {
  private BatchesAgree() {}

  static void check(Score score, long seed, int mostParents) {
    Score.Worker worker = score.worker();
    Score.Worker fresh = score.worker();
    RandomGenerator random = RandomWorlds.generator(seed);
    for (int run = 0; run < 60; run++) {
      int[] order = RandomWorlds.permutation(random, score.size());
      int count = random.nextInt(Math.min(mostParents, score.size() - 2) + 1);
      int node = order[0];
      int[] parents = Arrays.copyOfRange(order, 1, 1 + count);
      grown(worker, fresh, node, parents, Arrays.copyOfRange(order, 1 + count, order.length));
      grown(worker, fresh, node, parents, Arrays.copyOfRange(order, 1 + count, 2 + count));
      shrunk(worker, fresh, node, parents);
      int[] reversed = new int[count];
      for (int i = 0; i < count; i++) {
        reversed[i] = parents[count - 1 - i];
      }
      assertThat(worker.local(node, reversed, count)).isEqualTo(fresh.local(node, parents, count));
    }
  }

  private static void grown(
      Score.Worker worker, Score.Worker fresh, int node, int[] parents, int[] candidates) {
    double[] into = new double[candidates.length];
    worker.grown(node, parents, parents.length, candidates, candidates.length, into);
    int[] more = Arrays.copyOf(parents, parents.length + 1);
    for (int i = 0; i < candidates.length; i++) {
      more[parents.length] = candidates[i];
      assertThat(into[i]).isCloseTo(fresh.local(node, more, more.length), within(1e-7));
      // Searches cut batches by the clock: that must not show.
      double[] alone = new double[1];
      fresh.grown(node, parents, parents.length, new int[] {candidates[i]}, 1, alone);
      assertThat(alone[0]).isEqualTo(into[i]);
    }
  }

  private static void shrunk(Score.Worker worker, Score.Worker fresh, int node, int[] parents) {
    double[] into = new double[parents.length];
    worker.shrunk(node, parents, parents.length, into);
    for (int i = 0; i < parents.length; i++) {
      int[] fewer = new int[parents.length - 1];
      System.arraycopy(parents, 0, fewer, 0, i);
      System.arraycopy(parents, i + 1, fewer, i, fewer.length - i);
      assertThat(into[i]).isCloseTo(fresh.local(node, fewer, fewer.length), within(1e-7));
    }
  }
}
