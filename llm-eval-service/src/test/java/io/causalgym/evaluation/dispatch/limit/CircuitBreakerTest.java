package io.causalgym.evaluation.dispatch.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.evaluation.dispatch.time.Alarm;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void itOpensAfterTenFailuresAndASecondOfSilence() {
    CircuitBreaker breaker = new CircuitBreaker(0);
    for (int i = 0; i < 100; i++) {
      breaker.failed(SECOND / 2, 0, true);
    }
    assertThat(breaker.open()).isFalse();
    breaker.failed(SECOND, 0, true);
    assertThat(breaker.open()).isTrue();
    assertThat(breaker.readyAt(SECOND)).isEqualTo(2 * SECOND);
  }

  @Test
  void oneQuestionThatFailsAgainAndAgainDoesNotOpenIt() {
    CircuitBreaker breaker = new CircuitBreaker(0);
    for (int i = 0; i < 100; i++) {
      breaker.failed(i * SECOND, i * SECOND, false);
    }
    assertThat(breaker.open()).isFalse();
  }

  @Test
  void oneProbeGoesAndItsAnswerCloses() {
    CircuitBreaker breaker = opened();
    breaker.sent(3 * SECOND);

    assertThat(breaker.readyAt(3 * SECOND)).isEqualTo(Alarm.NEVER);
    breaker.answered(4 * SECOND, 3 * SECOND);
    assertThat(breaker.open()).isFalse();
    assertThat(breaker.readyAt(4 * SECOND)).isEqualTo(4 * SECOND);
  }

  @Test
  void probesThatFailComeRarerUpToHalfAMinute() {
    CircuitBreaker breaker = opened();
    long now = 2 * SECOND;
    long longest = 0;
    for (int i = 0; i < 20; i++) {
      long ready = breaker.readyAt(now);
      longest = Math.max(longest, ready - now);
      breaker.sent(ready);
      now = ready + 1;
      breaker.failed(now, ready, true);
    }
    assertThat(longest).isEqualTo(30 * SECOND);
  }

  @Test
  void whatWasSentBeforeItOpenedTellsNothing() {
    CircuitBreaker breaker = opened();
    breaker.answered(2 * SECOND + 1, 0);
    assertThat(breaker.open()).isTrue();

    breaker.sent(3 * SECOND);
    breaker.failed(3 * SECOND + 1, 0, true);
    assertThat(breaker.readyAt(3 * SECOND + 1)).isEqualTo(Alarm.NEVER);
  }

  private static CircuitBreaker opened() {
    CircuitBreaker breaker = new CircuitBreaker(0);
    for (int i = 0; i < 10; i++) {
      breaker.failed(2 * SECOND, 0, true);
    }
    return breaker;
  }
}
