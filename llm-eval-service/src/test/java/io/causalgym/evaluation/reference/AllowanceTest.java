package io.causalgym.evaluation.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The limits that headers tell are the limits that are held to.
class AllowanceTest {
  private static final long SECOND = 1_000_000_000;
  private static final AllowedPerMinute SIXTY = new AllowedPerMinute(60, 600);

  @Test
  void asManyAsRemainingSaysAreAdmittedAndNotOneMore() {
    Allowance allowance = new Allowance(SIXTY, 0);

    for (int request = 0; request < 60; request++) {
      assertThat(allowance.standing(0).requests().remaining()).isEqualTo(60 - request);
      assertThat(allowance.admit(0).requests().remaining()).isEqualTo(59 - request);
    }

    assertThat(allowance.standing(0).requests())
        .isEqualTo(new Standing.Level(60, 0, Duration.ofMinutes(1)));
    assertThatThrownBy(() -> allowance.admit(0))
        .isInstanceOf(ReferenceRefusal.class)
        .hasMessage("Rate limit reached: 60 requests per minute for this token");
  }

  @Test
  void whoComesBackWhenToldIsAdmittedAndNotAMomentBefore() {
    Allowance allowance = new Allowance(SIXTY, 0);
    for (int request = 0; request < 60; request++) {
      allowance.admit(0);
    }

    ReferenceRefusal refusal =
        catchThrowableOfType(ReferenceRefusal.class, () -> allowance.admit(SECOND / 4));

    assertThat(refusal.status()).isEqualTo(429);
    assertThat(refusal.type()).isEqualTo("requests");
    assertThat(refusal.code()).contains("rate_limit_exceeded");
    assertThat(refusal.headers())
        .containsEntry("retry-after-ms", "750")
        .containsEntry("retry-after", "1");
    assertThatThrownBy(() -> allowance.admit(SECOND - 2_000_000))
        .isInstanceOf(ReferenceRefusal.class);
    allowance.admit(SECOND);
    assertThatThrownBy(() -> allowance.admit(SECOND)).isInstanceOf(ReferenceRefusal.class);
  }

  @Test
  void whatIsRefusedIsNotCounted() {
    Allowance allowance = new Allowance(new AllowedPerMinute(1, 100), 0);
    allowance.admit(0);

    for (int again = 0; again < 10; again++) {
      assertThatThrownBy(() -> allowance.admit(0)).isInstanceOf(ReferenceRefusal.class);
    }

    allowance.admit(60 * SECOND);
  }

  @Test
  void tokensAreTakenAfterwardsAndADebtIsWaitedFor() {
    Allowance allowance = new Allowance(SIXTY, 0);
    allowance.admit(0);

    assertThat(allowance.use(700, 0))
        .isEqualTo(allowance.standing(0).tokens())
        .isEqualTo(new Standing.Level(600, 0, Duration.ofSeconds(70)));
    ReferenceRefusal refusal =
        catchThrowableOfType(ReferenceRefusal.class, () -> allowance.admit(0));
    assertThat(refusal.type()).isEqualTo("tokens");
    // A hundred of debt, and one token, at ten a second.
    assertThat(refusal.headers()).containsEntry("retry-after-ms", "10100");
    assertThat(allowance.standing(0).requests().remaining()).isEqualTo(59);
    allowance.admit(SECOND * 101 / 10);
  }

  @Test
  void allIsThereAgainAfterTheReset() {
    Allowance allowance = new Allowance(SIXTY, 0);
    allowance.admit(0);
    allowance.use(30, 0);

    Standing standing = allowance.standing(0);

    assertThat(standing.requests().reset()).isEqualTo(Duration.ofSeconds(1));
    assertThat(standing.tokens().reset()).isEqualTo(Duration.ofSeconds(3));
    assertThat(allowance.full(2 * SECOND)).isFalse();
    assertThat(allowance.full(3 * SECOND)).isTrue();
    assertThat(allowance.standing(3 * SECOND))
        .isEqualTo(
            new Standing(
                new Standing.Level(60, 60, Duration.ZERO),
                new Standing.Level(600, 600, Duration.ZERO)));
  }

  @Test
  void twoThousandRequestsASecondOfOneRunPassTheUsualLimits() {
    Allowance allowance = new Allowance(new AllowedPerMinute(600_000, 1_000_000_000), 0);
    for (int request = 0; request < 2_000 * 120; request++) {
      long now = request * (SECOND / 2_000);
      allowance.admit(now);
      allowance.use(1_500, now);
    }
    assertThat(allowance.standing(120 * SECOND).requests().remaining()).isGreaterThan(590_000);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0", "-1, 1"})
  void aLimitOfNothingIsRefused(long requests, long tokens) {
    assertThatThrownBy(() -> new AllowedPerMinute(requests, tokens))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("allow at least 1");
  }
}
