package io.causalgym.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.numeric.random.RandomStream;
import org.junit.jupiter.api.Test;

class LikelihoodRatioTest {

  @Test
  void criticalValuesAreThoseOfTheTables() {
    assertThat(LikelihoodRatio.onBoundary(2.705543, 1)).isCloseTo(0.05, within(1e-6));
    assertThat(LikelihoodRatio.inside(3.841459, 1, 1)).isCloseTo(0.05, within(1e-6));
    assertThat(LikelihoodRatio.inside(5.991465, 2, 1)).isCloseTo(0.05, within(1e-6));
    assertThat(LikelihoodRatio.onBoundary(3 * 2.705543, 3)).isCloseTo(0.05, within(1e-6));
  }

  @Test
  void aParameterThatStaysOnTheBoundarySaysNothing() {
    assertThat(LikelihoodRatio.onBoundary(0, 1)).isEqualTo(1);
    assertThat(LikelihoodRatio.onBoundary(-1e-13, 1)).isEqualTo(1);
    assertThat(LikelihoodRatio.inside(-1e-13, 1, 1)).isEqualTo(1);
  }

  @Test
  void theTestOfAMixtureWeightRejectsAsOftenAsItsLevel() {
    // Weight w of N(1, 1) beside N(0, 1): the score at w = 0 decides; the maximum is found by
    // bisection of the derivative.
    int rejected = 0;
    for (int simulation = 0; simulation < 2000; simulation++) {
      double[] values = new double[200];
      new RandomStream(3, simulation).fillNormal(0, values, 0, 200);
      rejected += LikelihoodRatio.onBoundary(statistic(values), 1) <= 0.05 ? 1 : 0;
    }

    assertThat(rejected / 2000.0).isCloseTo(0.05, within(0.015));
  }

  private static double statistic(double[] values) {
    double low = 0;
    double high = 1;
    for (int step = 0; step < 30; step++) {
      double middle = (low + high) / 2;
      double slope = 0;
      for (double value : values) {
        double ratio = Math.exp(value - 0.5) - 1;
        slope += ratio / (1 + middle * ratio);
      }
      low = slope > 0 ? middle : low;
      high = slope > 0 ? high : middle;
    }
    double statistic = 0;
    for (double value : values) {
      statistic += 2 * Math.log1p(low * (Math.exp(value - 0.5) - 1));
    }
    return low < 1e-8 ? 0 : statistic;
  }

  @Test
  void aDesignEffectBelowOneIsRefused() {
    assertThatThrownBy(() -> LikelihoodRatio.onBoundary(1, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.5");
  }
}
