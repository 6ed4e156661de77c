package io.causalgym.model.network.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.model.network.BayesianNetwork;

/// What makes two networks the same, number by number.
final class Networks {
  private Networks() {}

  static void assertSame(BayesianNetwork actual, BayesianNetwork expected) {
    assertThat(actual.names()).isEqualTo(expected.names());
    for (int variable = 0; variable < expected.size(); variable++) {
      assertThat(actual.states(variable)).isEqualTo(expected.states(variable));
      assertThat(actual.parents(variable)).isEqualTo(expected.parents(variable));
      assertThat(actual.table(variable)).isEqualTo(expected.table(variable));
    }
  }
}
