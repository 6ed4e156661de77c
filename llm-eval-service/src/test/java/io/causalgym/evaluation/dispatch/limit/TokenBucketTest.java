package io.causalgym.evaluation.dispatch.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.numeric.random.RandomStream;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void noStretchOfTimeHoldsMoreThanTheBurstAndWhatCameBack() {
    RandomStream random = new RandomStream(1, 0);
    TokenBucket bucket = new TokenBucket(50, 10, 0);
    long now = 0;
    long[] taken = new long[5000];
    for (int i = 0; i < taken.length; i++) {
      // Late by chance, as timers are.
      now = bucket.readyAt(1, now) + random.below(i, 30_000_000);
      bucket.take(1, now);
      taken[i] = now;
    }
    for (int i = 0; i < taken.length; i++) {
      for (int j = i + 1; j < Math.min(taken.length, i + 200); j++) {
        assertThat(j - i + 1)
            .isLessThanOrEqualTo((int) Math.ceil(10 + (taken[j] - taken[i]) * 50e-9 + 1e-6));
      }
    }
  }

  @Test
  void lateTimersCostNothingWithinTheBurst() {
    RandomStream random = new RandomStream(2, 0);
    TokenBucket bucket = new TokenBucket(50, 10, 0);
    long now = 0;
    int count = 0;
    while (now < 100 * SECOND) {
      now = bucket.readyAt(1, now) + random.below(count, 30_000_000);
      while (bucket.readyAt(1, now) <= now) {
        bucket.take(1, now);
        count++;
      }
    }
    assertThat(count).isBetween(5000, 5012);
  }

  @Test
  void aDebtIsPaidBeforeTheNext() {
    TokenBucket bucket = new TokenBucket(100, 100, 0);
    bucket.take(150, 0);

    assertThat(bucket.readyAt(50, 0)).isEqualTo(SECOND);
    bucket.take(-50, 0);
    assertThat(bucket.readyAt(50, 0)).isEqualTo(SECOND / 2);
  }

  @Test
  void moreThanFitsIsTakenFromAFullBucket() {
    TokenBucket bucket = new TokenBucket(100, 100, 0);

    assertThat(bucket.readyAt(1000, 0)).isZero();
    bucket.take(1000, 0);
    assertThat(bucket.readyAt(1000, 0)).isEqualTo(10 * SECOND);
  }

  @Test
  void whatAnotherSaysIsLeftIsAllThereIs() {
    TokenBucket bucket = new TokenBucket(10, 100, 0);
    bucket.atMost(0, 0);

    assertThat(bucket.readyAt(1, 0)).isEqualTo(SECOND / 10);
  }
}
