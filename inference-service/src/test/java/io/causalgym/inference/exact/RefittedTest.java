package io.causalgym.inference.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.graph.Deadline;
import io.causalgym.model.network.BayesianNetwork;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefittedTest {
  private static final BayesianNetwork ASIA = FixtureNetworks.named("asia");
  private static final Conditions CONDITIONS = Conditions.observed(Map.of("xray", 1));

  @Test
  void plansServeOtherNumbers() {
    ExactInference before = ExactInference.of(ASIA);
    Posterior first = ask(before);
    BayesianNetwork changed =
        ASIA.toBuilder().table("smoke", List.of(), new double[] {0.9, 0.1}).build();
    assertThat(ask(before.refitted(changed)))
        .usingRecursiveComparison()
        .isEqualTo(ask(ExactInference.of(changed)))
        .isNotEqualTo(first);
    assertThat(ask(before)).usingRecursiveComparison().isEqualTo(first);
  }

  @Test
  void anotherStructureIsRefused() {
    BayesianNetwork other = FixtureNetworks.named("cancer");
    assertThatThrownBy(() -> ExactInference.of(ASIA).refitted(other))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Posterior ask(ExactInference inference) {
    return inference.posterior(List.of("lung"), CONDITIONS, Budget.DEFAULT, Deadline.NONE);
  }
}
