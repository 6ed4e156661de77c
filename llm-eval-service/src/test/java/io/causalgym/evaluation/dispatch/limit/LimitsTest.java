package io.causalgym.evaluation.dispatch.limit;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class LimitsTest {

  @Test
  void whatMakesNoSenseIsRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Limits.LEARNED.withConcurrency(0))
        .withMessageContaining("concurrency 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Limits.LEARNED.withRequestsPerMinute(Double.NaN))
        .withMessageContaining("requestsPerMinute NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Limits.LEARNED.withTokensPerMinute(-1))
        .withMessageContaining("tokensPerMinute -1");
  }
}
