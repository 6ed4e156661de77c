package io.causalgym.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalTest {

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void isKnownAgainAfterTheWire(Refusal refusal) {
    Problem sent = refusal.because("not now");

    Throwable read = Failures.problem(sent.status(), Json.write(sent).toString()).exception();

    for (Refusal each : Refusal.values()) {
      assertThat(each.is(read)).isEqualTo(each == refusal);
    }
  }

  @Test
  void anOverloadThatSaysNothingOfItIsNone() {
    Throwable overload = Problem.of(ProblemType.OVERLOADED, "parked").exception();

    assertThat(Refusal.FULL.is(overload)).isFalse();
    assertThat(Refusal.begun(overload)).isSameAs(overload);
  }

  @Test
  void thatOfAnInnerCallIsNotTheOuterOnes() {
    Throwable inner = Refusal.FULL.because("not now").with("attempts", 2).exception();

    Throwable outer = Refusal.begun(inner);

    assertThat(Refusal.FULL.is(outer)).isFalse();
    assertThat(outer)
        .isInstanceOfSatisfying(
            ProblemException.class,
            told -> {
              assertThat(told.problem().kind()).isEqualTo(ProblemType.OVERLOADED);
              assertThat(told.problem().more())
                  .containsEntry("attempts", 2)
                  .containsEntry("retryAfter", 1);
            });
  }
}
