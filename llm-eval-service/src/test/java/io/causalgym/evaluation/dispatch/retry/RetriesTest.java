package io.causalgym.evaluation.dispatch.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.evaluation.provider.FailureKind;
import io.causalgym.evaluation.provider.ProviderException;
import io.causalgym.evaluation.provider.RateLimits;
import io.causalgym.numeric.random.RandomStream;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RetriesTest {
  private static final long HOUR = Duration.ofHours(1).toNanos();
  private final Retries retries = new Retries(new RandomStream(7, 0));

  @ParameterizedTest
  @CsvSource({"1, 0.5", "2, 1", "3, 2", "4, 4", "5, 8", "6, 8", "8, 8"})
  void untoldWaitsDoubleUpToEightSecondsLessAtMostAQuarter(int attempts, double seconds) {
    for (int i = 0; i < 1000; i++) {
      long nanos = again(failure(FailureKind.SERVER_ERROR, null, null), attempts);
      assertThat(nanos / 1e9).isBetween(.75 * seconds, seconds);
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "2000", "120000"})
  void aToldWaitIsKeptToTheNanosecond(long millis) {
    ProviderException told = failure(FailureKind.RATE_LIMITED, Duration.ofMillis(millis), null);

    assertThat(again(told, 1)).isEqualTo(millis * 1_000_000);
  }

  @Test
  void aToldWaitBeyondTwoMinutesOrTheDeadlineIsHandedBack() {
    Duration long1 = Duration.ofSeconds(121);
    assertThat(judge(failure(FailureKind.RATE_LIMITED, long1, null), 1, HOUR))
        .isEqualTo(new Verdict.Parked(long1));
    Duration short1 = Duration.ofSeconds(10);
    assertThat(judge(failure(FailureKind.RATE_LIMITED, short1, null), 1, 9_000_000_000L))
        .isEqualTo(new Verdict.Parked(short1));
  }

  @ParameterizedTest
  @EnumSource(FailureKind.class)
  void whatAHeaderSaysWinsButForWhatNoRetryMends(FailureKind kind) {
    Verdict yes = judge(failure(kind, null, true), 1, HOUR);
    Verdict no = judge(failure(kind, null, false), 1, HOUR);
    Verdict silent = judge(failure(kind, null, null), 1, HOUR);

    switch (kind) {
      case QUOTA, KEY_REFUSED, NOT_FOUND ->
          assertThat(yes).isEqualTo(no).isEqualTo(silent).isEqualTo(new Verdict.Hopeless());
      case BAD_REQUEST ->
          assertThat(yes).isEqualTo(no).isEqualTo(silent).isEqualTo(new Verdict.Failed());
      case FORBIDDEN, NOT_SENT -> {
        assertThat(yes).isInstanceOf(Verdict.Again.class);
        assertThat(no).isEqualTo(silent).isEqualTo(new Verdict.Failed());
      }
      case RATE_LIMITED, OVERLOADED, SERVER_ERROR, TIMEOUT, CONNECTION, MALFORMED -> {
        assertThat(yes).isInstanceOf(Verdict.Again.class);
        assertThat(silent).isInstanceOf(Verdict.Again.class);
        assertThat(no).isEqualTo(new Verdict.Failed());
      }
    }
  }

  @Test
  void afterTheLastRetryItFailed() {
    assertThat(judge(failure(FailureKind.SERVER_ERROR, null, null), 8, HOUR))
        .isInstanceOf(Verdict.Again.class);
    assertThat(judge(failure(FailureKind.SERVER_ERROR, null, null), 9, HOUR))
        .isEqualTo(new Verdict.Failed());
  }

  @Test
  void aRetryAfterTheDeadlineIsNotWaitedFor() {
    assertThat(judge(failure(FailureKind.SERVER_ERROR, null, null), 5, 1_000_000_000L))
        .isEqualTo(new Verdict.Late());
  }

  @Test
  void oneSeedGivesOneSequence() {
    Retries other = new Retries(new RandomStream(7, 0));
    ProviderException failure = failure(FailureKind.TIMEOUT, null, null);
    for (int i = 0; i < 100; i++) {
      assertThat(other.judge(failure, 1, RetryPolicy.STANDARD, HOUR))
          .isEqualTo(judge(failure, 1, HOUR));
    }
  }

  private long again(ProviderException failure, int attempts) {
    return ((Verdict.Again) judge(failure, attempts, HOUR)).waitNanos();
  }

  private Verdict judge(ProviderException failure, int attempts, long leftNanos) {
    return retries.judge(failure, attempts, RetryPolicy.STANDARD, leftNanos);
  }

  private static ProviderException failure(
      FailureKind kind, @Nullable Duration retryAfter, @Nullable Boolean shouldRetry) {
    return new ProviderException(
        kind,
        0,
        Optional.ofNullable(retryAfter),
        Optional.ofNullable(shouldRetry),
        RateLimits.NONE,
        "no");
  }
}
