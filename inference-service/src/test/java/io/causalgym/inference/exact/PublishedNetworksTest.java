package io.causalgym.inference.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.graph.Deadline;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublishedNetworksTest {
  private static final double EXACT = 1e-9;

  // Rows of these networks sum to 1 within 1e-6 only: barren ones count as 1 in the known answers
  // and in elimination, but not in the tree, which has all variables.
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
            .posterior(known.query(), known.conditions(), Budget.DEFAULT, Deadline.NONE),
        EXACT);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theJunctionTreeGivesTheKnownAnswer(FixtureNetworks.Case known) {
    switch (ExactInference.of(known.network())
        .calibrate(known.conditions(), Budget.DEFAULT, Deadline.NONE)) {
      case Calibration.Calibrated(var tree) ->
          agree(known, tree.joint(known.query(), Budget.DEFAULT, Deadline.NONE), ROUNDED);
      case Impossible(var reason) -> throw new AssertionError(reason);
      case TooWide tooWide -> throw new AssertionError(tooWide.message());
    }
  }

  private static void agree(FixtureNetworks.Case known, Posterior answer, double off) {
    switch (answer) {
      case Posterior.Found(var distribution, var logEvidence) -> {
        assertThat(distribution.names()).isEqualTo(known.query());
        assertThat(distribution.values()).containsExactly(known.probabilities(), within(off));
        assertThat(logEvidence).isCloseTo(known.logEvidence(), within(off));
      }
      case Impossible(var reason) -> throw new AssertionError(reason);
      case TooWide tooWide -> throw new AssertionError(tooWide.message());
    }
  }
}
