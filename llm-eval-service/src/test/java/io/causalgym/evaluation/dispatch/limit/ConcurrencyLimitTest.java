package io.causalgym.evaluation.dispatch.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConcurrencyLimitTest {
  private static final long MILLI = 1_000_000L;

  @Test
  void itDoublesInARoundTrip() {
    ConcurrencyLimit limit = new ConcurrencyLimit(16, 1000);
    for (int i = 0; i < 16; i++) {
      limit.succeeded(200 * MILLI, 0, 16);
    }
    assertThat(limit.current()).isEqualTo(32);
  }

  @Test
  void aBurstOfRefusalsCountsOnce() {
    ConcurrencyLimit limit = new ConcurrencyLimit(100, 100);
    for (int i = 0; i < 100; i++) {
      limit.sent(0);
    }
    for (int i = 0; i < 100; i++) {
      limit.overloaded((50 + i) * MILLI, 0);
    }
    assertThat(limit.current()).isEqualTo(70);
  }

  @Test
  void refusalsOfWhatWasSentAfterAFallCountAgain() {
    ConcurrencyLimit limit = new ConcurrencyLimit(100, 100);
    for (int i = 0; i < 100; i++) {
      limit.sent(0);
    }
    limit.overloaded(50 * MILLI, 0);
    for (int i = 0; i < 70; i++) {
      limit.sent(1000 * MILLI);
    }
    limit.overloaded(1100 * MILLI, 1000 * MILLI);
    assertThat(limit.current()).isEqualTo(49);
  }

  @Test
  void itNeverFallsBelowOneAndComesBack() {
    ConcurrencyLimit limit = new ConcurrencyLimit(8, 8);
    for (int i = 0; i < 50; i++) {
      long now = i * 2000L * MILLI;
      limit.sent(now);
      limit.overloaded(now + 100 * MILLI, now);
    }
    assertThat(limit.current()).isEqualTo(1);
    for (int i = 500; i < 2000; i++) {
      limit.succeeded(i * 200L * MILLI, (i - 1) * 200L * MILLI, limit.current());
    }
    assertThat(limit.current()).isEqualTo(8);
  }

  @Test
  void placesThatAreNotUsedAreNoReasonToGrow() {
    ConcurrencyLimit limit = new ConcurrencyLimit(16, 1000);
    for (int i = 0; i < 1000; i++) {
      limit.succeeded(i * MILLI, i * MILLI - 200 * MILLI, 2);
    }
    assertThat(limit.current()).isEqualTo(16);
  }

  @Test
  void itDoesNotGrowWhileRepliesTakeMuchLongerThanUsual() {
    ConcurrencyLimit limit = new ConcurrencyLimit(16, 10_000);
    for (int i = 0; i < 100; i++) {
      limit.succeeded(i * MILLI, (i - 200) * MILLI, 1000);
    }
    for (int i = 100; i < 150; i++) {
      limit.succeeded(i * MILLI, (i - 2000) * MILLI, 1000);
    }
    int before = limit.current();
    for (int i = 150; i < 160; i++) {
      limit.succeeded(i * MILLI, (i - 2000) * MILLI, 1000);
    }
    assertThat(limit.current()).isEqualTo(before).isLessThan(16 + 130);
  }
}
