package io.causalgym.inference.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.graph.Deadline;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublishedNetworksTest {
  // The answers were computed from rows that sum to 1 within 1e-6 only.
  private static final double ROUNDED = 1e-6;

  static List<FixtureNetworks.Case> cases() {
    return FixtureNetworks.cases();
  }

  @Test
  void thereAreAllCases() {
    assertThat(cases()).hasSize(49);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void eliminationGivesTheKnownAnswer(FixtureNetworks.Case known) {
    agree(
        known,
        ExactInference.of(known.network())
            .posterior(known.query(), known.conditions(), Budget.DEFAULT, Deadline.NONE));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theJunctionTreeGivesTheKnownAnswer(FixtureNetworks.Case known) {
    switch (ExactInference.of(known.network())
        .calibrate(known.conditions(), Budget.DEFAULT, Deadline.NONE)) {
      case Calibration.Calibrated(var tree) ->
          agree(known, tree.joint(known.query(), Budget.DEFAULT, Deadline.NONE));
      case Impossible(var reason) -> throw new AssertionError(reason);
      case TooWide tooWide -> throw new AssertionError(tooWide.message());
    }
  }

  private static void agree(FixtureNetworks.Case known, Posterior answer) {
    switch (answer) {
      case Posterior.Found(var distribution, var logEvidence) -> {
        assertThat(distribution.names()).isEqualTo(known.query());
        assertThat(distribution.values()).containsExactly(known.probabilities(), within(ROUNDED));
        assertThat(logEvidence).isCloseTo(known.logEvidence(), within(ROUNDED));
      }
      case Impossible(var reason) -> throw new AssertionError(reason);
      case TooWide tooWide -> throw new AssertionError(tooWide.message());
    }
  }
}
