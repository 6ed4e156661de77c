package io.causalgym.evaluation.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.evaluation.reference.ReferenceAgent.Manner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceAgentTest {
  @Test
  void everyListedIdIsAnAgentAndEveryMannerIsListed() {
    assertThat(ReferenceAgent.ids())
        .hasSize(Manner.values().length)
        .doesNotHaveDuplicates()
        .allSatisfy(id -> assertThat(ReferenceAgent.of(id)).isPresent());
    assertThat(
            ReferenceAgent.ids().stream().map(id -> ReferenceAgent.of(id).orElseThrow().manner()))
        .containsExactlyInAnyOrder(Manner.values());
  }

  @ParameterizedTest
  @CsvSource({
    "ref/noisy-0.1, NOISY, 0.1",
    "ref/noisy-0, NOISY, 0",
    "ref/mixture-1, MIXTURE, 1",
    "ref/slow-60000, SLOW, 60000",
    "ref/half-way, HALF_WAY, 0"
  })
  void theNumberOfAnIdIsItsStrength(String id, Manner manner, double strength) {
    assertThat(ReferenceAgent.of(id)).contains(new ReferenceAgent(manner, strength));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "oracle",
        "ref/",
        "ref/Oracle",
        "ref/oracle-1",
        "ref/noisy",
        "ref/noisy-",
        "ref/noisy--1",
        "ref/noisy-2",
        "ref/noisy-1e-1",
        "ref/noisy-NaN",
        "ref/slow-60001",
        "ref/mixture-0.5 ",
        "gpt-4o"
      })
  void anythingElseIsNoAgent(String id) {
    assertThat(ReferenceAgent.of(id)).isEmpty();
  }
}
