package io.causalgym.evaluation.dispatch.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToldRateTest {

  @Test
  void aResetIsTheTimeToAFullBucket() {
    ToldRate rate = new ToldRate();

    // 500 a minute, of which 300 are missing: they are back in 36 seconds.
    assertThat(rate.hear(500, 200, Duration.ofSeconds(36))).isTrue();

    assertThat(rate.perSecond()).isEqualTo(500 / 60.0, offset(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "500, 500, 1000",
    "500, 499, 0",
    "500, 499, 12",
    "500, -1, 1000",
    "0, 0, 1000",
    "500, 400, 999999999"
  })
  void whatMakesNoSenseIsNotHeard(long limit, long remaining, long resetMillis) {
    ToldRate rate = new ToldRate();

    assertThat(rate.hear(limit, remaining, Duration.ofMillis(resetMillis))).isFalse();

    assertThat(rate.perSecond()).isInfinite();
  }

  @Test
  void aWindowIsNoReasonToStandStill() {
    for (int second = 0; second < 60; second++) {
      for (int remaining = 0; remaining < 500; remaining++) {
        ToldRate rate = new ToldRate();
        rate.hear(500, remaining, Duration.ofSeconds(60L - second));
        assertThat(rate.perSecond()).isGreaterThanOrEqualTo(500 / 60.0 / 2);
      }
    }
  }

  @Test
  void oneOddValueAmongManyMovesItLittle() {
    ToldRate rate = new ToldRate();
    for (int i = 0; i < 20; i++) {
      rate.hear(500, 200, Duration.ofSeconds(36));
    }
    rate.hear(500, 200, Duration.ofSeconds(18));

    assertThat(rate.perSecond()).isEqualTo(500 / 60.0, offset(1.1));
  }
}
