package io.causalgym.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Counted against a clock that the test moves.
class RateLimitsTest {
  private static final Principal ADA = new Principal("ada", Role.COMPUTE);
  private static final Principal BOB = new Principal("bob", Role.COMPUTE);

  private long nanos;
  private final RateLimits limits = limits(new RateSettings(10, 2, 2, 3));

  private RateLimits limits(RateSettings settings) {
    return new RateLimits(
        settings,
        new TimeMeter() {
          @Override
          public long currentTimeNanos() {
            return nanos;
          }

          @Override
          public boolean isWallClockBased() {
            return false;
          }
        });
  }

  private int taken(Principal principal, Access access) {
    int taken = 0;
    try {
      while (taken < 1000) {
        limits.take(principal, access);
        taken++;
      }
    } catch (ProblemException limited) {
      assertThat(limited.problem().kind()).isEqualTo(ProblemType.RATE_LIMITED);
    }
    return taken;
  }

  @Test
  void aBurstPassesAndThenTheRate() {
    assertThat(taken(ADA, Access.READ)).isEqualTo(20);

    nanos += Duration.ofSeconds(1).toNanos();
    assertThat(taken(ADA, Access.READ)).isEqualTo(10);
    nanos += Duration.ofHours(2).toNanos();
    assertThat(taken(ADA, Access.READ)).isEqualTo(20);
  }

  @Test
  void whatComputesHasALimitOfItsOwn() {
    assertThat(taken(ADA, Access.COMPUTE)).isEqualTo(4);
    assertThat(taken(ADA, Access.READ)).isEqualTo(20);
  }

  @Test
  void pagesAreReading() {
    assertThat(taken(ADA, Access.PAGE)).isEqualTo(20);
    assertThat(taken(ADA, Access.READ)).isZero();
  }

  @Test
  void nobodyUsesUpWhatIsAnothers() {
    taken(ADA, Access.COMPUTE);

    assertThat(taken(BOB, Access.COMPUTE)).isEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource(names = {"EVERYBODY", "EVALUATION_TOKEN"})
  void healthHasNoneAndTheTokensOfEvaluationsHaveTheirOwn(Access access) {
    assertThat(taken(Principal.LOCAL, access)).isEqualTo(1000);
  }

  @Test
  void theProblemSaysWhenToComeBack() {
    taken(ADA, Access.COMPUTE);

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> limits.take(ADA, Access.COMPUTE))
        .satisfies(limited -> assertThat(limited.problem().more()).containsEntry("retryAfter", 1L));
  }

  @Test
  void zeroIsNoLimit() {
    RateLimits none = limits(RateSettings.WITHOUT_KEYS);

    assertThatCode(
            () -> {
              for (int request = 0; request < 1000; request++) {
                none.take(Principal.LOCAL, Access.COMPUTE);
              }
            })
        .doesNotThrowAnyException();
  }

  @Test
  void whoGuessesIsRefusedForAWhile() {
    for (int guess = 0; guess < 3; guess++) {
      limits.refuseGuessing("192.0.2.1");
      limits.failed("192.0.2.1");
    }

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> limits.refuseGuessing("192.0.2.1"))
        .satisfies(
            limited -> assertThat(limited.problem().kind()).isEqualTo(ProblemType.RATE_LIMITED));
    assertThatCode(() -> limits.refuseGuessing("192.0.2.2")).doesNotThrowAnyException();
    nanos += Duration.ofSeconds(20).toNanos();
    assertThatCode(() -> limits.refuseGuessing("192.0.2.1")).doesNotThrowAnyException();
  }

  @Test
  void allAddressesOfAnIpv6NetworkAreOne() {
    for (int guess = 1; guess <= 3; guess++) {
      limits.failed("2001:db8::" + guess);
    }

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> limits.refuseGuessing("2001:db8::ffff:1"));
    assertThatCode(() -> limits.refuseGuessing("2001:db8:0:1::1")).doesNotThrowAnyException();
  }
}
