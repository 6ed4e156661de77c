package io.causalgym.inference.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.graph.Deadline;
import io.causalgym.model.ModelException;
import io.causalgym.model.network.BayesianNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImportanceSamplingTest {
  private static final long SAMPLES = 20_000;

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  static List<FixtureNetworks.Case> published() {
    return FixtureNetworks.cases();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void estimatesLieWithinFiveStandardErrorsOfTheTruth(long seed) {
    RandomNetworks random = new RandomNetworks(seed);
    BayesianNetwork network = random.network();
    Conditions conditions = random.conditions(network);
    List<String> query = random.query(network, 2);
    JointEnumeration truth = new JointEnumeration(network, conditions);
    switch (sampled(network, query, conditions, seed)) {
      case SampledPosterior.Estimated estimated -> {
        assertThat(truth.evidence()).isPositive();
        near(estimated, truth.posterior(query), Math.log(truth.evidence()));
      }
      case SampledPosterior.Unsupported _ -> assertThat(truth.evidence()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("published")
  void estimatesOnPublishedNetworksLieWithinFiveStandardErrors(FixtureNetworks.Case known) {
    switch (sampled(known.network(), known.query(), known.conditions(), 1)) {
      case SampledPosterior.Estimated estimated -> {
        near(estimated, known.probabilities(), known.logEvidence());
        assertThat(estimated.effectiveSampleSize()).isGreaterThan(SAMPLES / 50.0);
      }
      case SampledPosterior.Unsupported(var reason) -> throw new AssertionError(reason);
    }
  }

  @Test
  void errorsAreAsLargeAsTheEstimatesScatter() {
    FixtureNetworks.Case known = FixtureNetworks.cases().getFirst();
    List<Double> scores = new ArrayList<>();
    for (long seed = 0; seed < 200; seed++) {
      if (sampled(known.network(), known.query(), known.conditions(), seed)
          instanceof SampledPosterior.Estimated estimated) {
        double off = estimated.distribution().value(0) - known.probabilities()[0];
        scores.add(off / estimated.standardErrors().value(0));
      }
    }
    double variance = scores.stream().mapToDouble(score -> score * score).average().orElseThrow();
    assertThat(scores).hasSize(200);
    // The mean of 200 squares of standard normals has the standard deviation 0.1.
    assertThat(variance).isCloseTo(1, within(0.5));
  }

  @Test
  void theSameSeedGivesTheSameAnswer() {
    FixtureNetworks.Case known = FixtureNetworks.cases().get(20);
    SampledPosterior first = sampled(known.network(), known.query(), known.conditions(), 7);
    SampledPosterior again = sampled(known.network(), known.query(), known.conditions(), 7);
    SampledPosterior other = sampled(known.network(), known.query(), known.conditions(), 8);
    assertThat(values(first)).isEqualTo(values(again)).isNotEqualTo(values(other));
  }

  @Test
  void whatConditionsSettleHasNoError() {
    FixtureNetworks.Case asia =
        FixtureNetworks.cases().stream()
            .filter(known -> known.id().startsWith("bn_asia"))
            .findFirst()
            .orElseThrow();
    switch (sampled(asia.network(), List.of("smoke"), Conditions.done(Map.of("smoke", 1)), 1)) {
      case SampledPosterior.Estimated estimated -> {
        assertThat(estimated.distribution().values()).containsExactly(0, 1);
        assertThat(estimated.standardErrors().values()).containsExactly(0, 0);
        assertThat(estimated.effectiveSampleSize()).isEqualTo(SAMPLES);
      }
      case SampledPosterior.Unsupported(var reason) -> throw new AssertionError(reason);
    }
  }

  @Test
  void tooManySamplesAreRefused() {
    BayesianNetwork network = FixtureNetworks.cases().getFirst().network();
    assertThatThrownBy(() ->
            ImportanceSampling.of(network)
                .posterior(List.of(), Conditions.NONE, 0, 1, Deadline.NONE))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("0 samples");
  }

  private static SampledPosterior sampled(
      BayesianNetwork network, List<String> query, Conditions conditions, long seed) {
    return ImportanceSampling.of(network)
        .posterior(query, conditions, SAMPLES, seed, Deadline.NONE);
  }

  private static double[] values(SampledPosterior answer) {
    return switch (answer) {
      case SampledPosterior.Estimated estimated -> estimated.distribution().values();
      case SampledPosterior.Unsupported(var reason) -> throw new AssertionError(reason);
    };
  }

  private static void near(
      SampledPosterior.Estimated estimated, double[] truth, double logEvidence) {
    for (int cell = 0; cell < truth.length; cell++) {
      double error = estimated.standardErrors().value(cell);
      // Cells that no sample or every sample met: the truth must be too near 0 or 1 to be seen.
      double most = Double.isNaN(error) ? 20 / estimated.effectiveSampleSize() : 5 * error;
      assertThat(estimated.distribution().value(cell)).isCloseTo(truth[cell], within(most + 1e-9));
    }
    assertThat(estimated.logEvidence())
        .isCloseTo(logEvidence, within(5 * estimated.evidenceError() + 1e-6));
  }
}
