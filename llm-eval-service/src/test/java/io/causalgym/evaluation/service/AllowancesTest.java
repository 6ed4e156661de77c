package io.causalgym.evaluation.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.evaluation.reference.Allowance;
import io.causalgym.evaluation.reference.AllowedPerMinute;
import org.junit.jupiter.api.Test;

class AllowancesTest {
  private static final long MINUTE = 60_000_000_000L;

  private final Allowances allowances = new Allowances(new AllowedPerMinute(10, 100));

  @Test
  void everyEvaluationHasLimitsOfItsOwn() {
    allowances.of(1, 0).admit(0);

    assertThat(allowances.of(1, 0).standing(0).requests().remaining()).isEqualTo(9);
    assertThat(allowances.of(2, 0).standing(0).requests().remaining()).isEqualTo(10);
  }

  @Test
  void whoHasUsedSomethingIsNotForgottenHoweverManyCome() {
    Allowance used = allowances.of(0, 0);
    used.admit(0);
    for (int evaluation = 1; evaluation < 3_000; evaluation++) {
      allowances.of(evaluation, 0);
    }

    assertThat(allowances.of(0, 0)).isSameAs(used);
  }

  @Test
  void whoHasAllOfItAgainMayBeForgotten() {
    Allowance used = allowances.of(0, 0);
    used.admit(0);
    for (int evaluation = 1; evaluation < 1_001; evaluation++) {
      allowances.of(evaluation, MINUTE);
    }

    assertThat(allowances.of(0, MINUTE)).isNotSameAs(used);
  }
}
