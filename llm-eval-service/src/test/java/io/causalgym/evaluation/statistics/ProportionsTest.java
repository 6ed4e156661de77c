package io.causalgym.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProportionsTest {

  /// Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine
  /// 17, 1998, table I, methods 3 and 5.
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662, 0.2527, 0.3676",
    "15, 148, 0.0624, 0.1605, 0.0578, 0.1617",
    "0, 20, 0, 0.1611, 0, 0.1684",
    "1, 29, 0.0061, 0.1718, 0.0009, 0.1776"
  })
  void intervalsAreNewcombes(
      int successes,
      int trials,
      double wilsonLower,
      double wilsonUpper,
      double lower,
      double upper) {
    Interval wilson = Proportions.wilson(successes, trials, 0.95);
    Interval exact = Proportions.clopperPearson(successes, trials, 0.95);

    assertThat(wilson.lower()).isCloseTo(wilsonLower, within(5.1e-5));
    assertThat(wilson.upper()).isCloseTo(wilsonUpper, within(5.1e-5));
    assertThat(exact.lower()).isCloseTo(lower, within(5.1e-5));
    assertThat(exact.upper()).isCloseTo(upper, within(5.1e-5));
  }

  @Test
  void theExactIntervalEndsWhereTheBinomialTailIsReached() {
    for (int successes = 1; successes < 12; successes++) {
      Interval interval = Proportions.clopperPearson(successes, 12, 0.9);

      assertThat(BinomialDistribution.of(12, interval.lower()).survivalProbability(successes - 1))
          .isCloseTo(0.05, within(1e-9));
      assertThat(BinomialDistribution.of(12, interval.upper()).cumulativeProbability(successes))
          .isCloseTo(0.05, within(1e-9));
    }
  }

  @Test
  void theUniformPriorsPosteriorAfterFailuresOnly() {
    Interval interval = Proportions.betaPosterior(0, 9, 1, 1, 0.95);

    assertThat(interval.lower()).isZero();
    assertThat(interval.upper()).isCloseTo(1 - Math.pow(0.025, 0.1), within(1e-12));
  }

  @Test
  void successAndFailureAreMirrorImages() {
    for (int successes = 0; successes <= 7; successes++) {
      int mirrored = 7 - successes;
      assertThat(Proportions.wilson(successes, 7, 0.95).upper())
          .isCloseTo(1 - Proportions.wilson(mirrored, 7, 0.95).lower(), within(1e-12));
      assertThat(Proportions.betaPosterior(successes, 7, 0.5, 0.5, 0.95).upper())
          .isCloseTo(
              1 - Proportions.betaPosterior(mirrored, 7, 0.5, 0.5, 0.95).lower(), within(1e-9));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 12, 25})
  void exactIntervalsCoverAtLeastAsOftenAsTheySayAndOthersOnAverage(int trials) {
    double[] coverages = new double[3];
    for (int step = 1; step < 200; step++) {
      double rate = step / 200.0;
      BinomialDistribution binomial = BinomialDistribution.of(trials, rate);
      double[] each = new double[3];
      for (int k = 0; k <= trials; k++) {
        double chance = binomial.probability(k);
        each[0] += Proportions.clopperPearson(k, trials, 0.95).contains(rate) ? chance : 0;
        each[1] += Proportions.wilson(k, trials, 0.95).contains(rate) ? chance : 0;
        each[2] += Proportions.betaPosterior(k, trials, 0.5, 0.5, 0.95).contains(rate) ? chance : 0;
      }
      assertThat(each[0]).isGreaterThanOrEqualTo(0.95);
      for (int method = 0; method < 3; method++) {
        coverages[method] += each[method] / 199;
      }
    }

    assertThat(coverages[1]).isBetween(0.94, 0.965);
    assertThat(coverages[2]).isBetween(0.94, 0.965);
  }

  @Test
  void moreSuccessesThanTrialsAreRefused() {
    assertThatThrownBy(() -> Proportions.wilson(3, 2, 0.95))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3.0 successes of 2.0");
    assertThatThrownBy(() -> Proportions.clopperPearson(0, 0, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
