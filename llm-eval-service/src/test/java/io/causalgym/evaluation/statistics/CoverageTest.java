package io.causalgym.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.numeric.parallel.ParallelLoop;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// How often intervals hold the truth, seeds fixed.
class CoverageTest {
  private static final SumStatistic RATIO = SumStatistic.ratio(0, 1);

  private static double coverage(
      SimulatedWorlds kind, int worlds, int simulations, int replicates) {
    int covered = 0;
    for (int simulation = 0; simulation < simulations; simulation++) {
      ClusterBootstrap bootstrap =
          new ClusterBootstrap(simulation, replicates, ParallelLoop.sequential());
      Interval interval =
          bootstrap.resample(kind.sums(worlds, simulation), RATIO).interval(0.95).orElseThrow();
      covered += interval.contains(kind.truth()) ? 1 : 0;
    }
    return covered / (double) simulations;
  }

  @ParameterizedTest
  @EnumSource
  void intervalsOfTwoHundredWorldsCoverAsOftenAsTheySay(SimulatedWorlds kind) {
    assertThat(coverage(kind, 200, 1000, 1000)).isBetween(0.92, 0.97);
  }

  @Tag("long")
  @ParameterizedTest
  @EnumSource
  void intervalsOfFullSizeCoverAsOftenAsTheySay(SimulatedWorlds kind) {
    assertThat(coverage(kind, 200, 1000, 10_000)).isBetween(0.92, 0.97);
    assertThat(coverage(kind, 400, 1000, 10_000)).isBetween(0.92, 0.97);
  }

  @ParameterizedTest
  @CsvSource({"NORMAL, 50", "SKEWED, 50", "SLOPE, 50", "SKILL, 50", "NORMAL, 99", "UNEVEN, 30"})
  void studentisedIntervalsCoverWithFewerThanAHundredWorlds(SimulatedWorlds kind, int worlds) {
    // 3 standard errors of 500 simulations are 0.03.
    assertThat(coverage(kind, worlds, 500, 500)).isBetween(0.91, 0.98);
  }

  @ParameterizedTest
  @CsvSource({
    "NORMAL, 5, 0.92",
    "NORMAL, 9, 0.92",
    "SKEWED, 15, 0.89",
    "UNEVEN, 20, 0.91",
    "SKILL, 25, 0.91"
  })
  void intervalsOfFewWorldsCoverNearlyAsOften(SimulatedWorlds kind, int worlds, double least) {
    assertThat(coverage(kind, worlds, 500, 500)).isBetween(least, 0.98);
  }

  /// Items taken for independent make the standard error too small by the root of the design
  /// effect, so their interval covers the less the larger it is: 75.6 % for passes, 68.5 % for
  /// values.
  @ParameterizedTest
  @CsvSource({"PASSES, 0.262, 0.756", "NORMAL, 0.4, 0.685"})
  void itemsTakenForIndependentCoverTooRarely(
      SimulatedWorlds kind, double correlation, double expected) {
    NormalDistribution normal = NormalDistribution.of(0, 1);
    double z = normal.inverseCumulativeProbability(0.975);
    int covered = 0;
    for (int simulation = 0; simulation < 2000; simulation++) {
      double[] totals = ClusterSums.of(kind.columns(200, simulation)).totals();
      double n = totals[1];
      double mean = totals[0] / n;
      double variance = (totals[2] - n * mean * mean) / (n - 1);
      covered += Math.abs(mean - kind.truth()) <= z * Math.sqrt(variance / n) ? 1 : 0;
    }
    double effect = SampleSize.designEffect(SimulatedWorlds.ITEMS, correlation);
    assertThat(2 * normal.cumulativeProbability(z / Math.sqrt(effect)) - 1)
        .isCloseTo(expected, within(0.001));
    // 3 standard errors.
    assertThat(covered / 2000.0).isCloseTo(expected, within(0.03));
  }
}
