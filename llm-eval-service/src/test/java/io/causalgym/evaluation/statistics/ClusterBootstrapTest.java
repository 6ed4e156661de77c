package io.causalgym.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterBootstrapTest {
  private static final SumStatistic RATIO = SumStatistic.ratio(0, 1);

  private static ClusterBootstrap bootstrap(int replicates) {
    return new ClusterBootstrap(11, replicates, ParallelLoop.sequential());
  }

  private static double[] mean(int[] weights, double[][] columns) {
    double numerator = 0;
    double denominator = 0;
    for (int cluster = 0; cluster < weights.length; cluster++) {
      numerator += weights[cluster] * columns[0][cluster];
      denominator += weights[cluster] * columns[1][cluster];
    }
    return new double[] {numerator / denominator};
  }

  @Test
  void replicatesOfAMeanHaveTheVarianceOfTheBootstrap() {
    double[][] columns = SimulatedWorlds.SKEWED.columns(40, 3);
    List<Double> means = new ArrayList<>();
    bootstrap(20_000)
        .refit(
            40,
            weights -> {
              double[] mean = mean(weights, columns);
              means.add(mean[0]);
              return mean;
            });

    // The first 41 are the observed value and the jackknife.
    double[] replicates = means.stream().skip(41).mapToDouble(v -> v).toArray();
    double average = Arrays.stream(replicates).average().orElseThrow();
    double variance =
        Arrays.stream(replicates).map(v -> (v - average) * (v - average)).average().orElseThrow();
    double[] worlds = IntStream.range(0, 40).mapToDouble(w -> columns[0][w] / 8).toArray();
    double observed = Arrays.stream(worlds).average().orElseThrow();
    double exact = Arrays.stream(worlds).map(v -> (v - observed) * (v - observed)).sum() / 40 / 40;
    assertThat(replicates).hasSize(20_000);
    assertThat(average).isCloseTo(observed, within(4 * Math.sqrt(exact / 20_000)));
    assertThat(variance / exact).isCloseTo(1, within(0.06));
  }

  @Test
  void sumsAndRefitsGiveTheSameIntervalFromTheSameSeed() {
    double[][] columns = SimulatedWorlds.SKILL.columns(130, 4);
    Resampled sums = bootstrap(1000).resample(SimulatedWorlds.SKILL.sums(130, 4), RATIO);
    Resampled refits = bootstrap(1000).refit(130, weights -> mean(weights, columns)).getFirst();

    Interval expected = sums.interval(0.95).orElseThrow();
    Interval interval = refits.interval(0.95).orElseThrow();
    assertThat(interval.method()).isEqualTo(IntervalMethod.BCA);
    assertThat(interval.lower()).isCloseTo(expected.lower(), within(1e-9));
    assertThat(interval.upper()).isCloseTo(expected.upper(), within(1e-9));
    assertThat(refits.estimate(0.95).standardError().orElseThrow())
        .isCloseTo(sums.estimate(0.95).standardError().orElseThrow(), within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 60, 150})
  void resultsDoNotDependOnThreads(int worlds) {
    ClusterSums sums = SimulatedWorlds.SLOPE.sums(worlds, 6);
    double[][] columns = SimulatedWorlds.SLOPE.columns(worlds, 6);
    try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
      ClusterBootstrap parallel = new ClusterBootstrap(11, 1001, new ParallelLoop(pool, 4));

      assertThat(parallel.resample(sums, RATIO).estimate(0.9))
          .isEqualTo(bootstrap(1001).resample(sums, RATIO).estimate(0.9));
      assertThat(parallel.refit(worlds, w -> mean(w, columns)).getFirst().estimate(0.9))
          .isEqualTo(bootstrap(1001).refit(worlds, w -> mean(w, columns)).getFirst().estimate(0.9));
    }
  }

  @Test
  void statisticsOfOneCallAreThoseOfSeparateCalls() {
    ClusterSums sums = SimulatedWorlds.SLOPE.sums(80, 9);
    SumStatistic twice = totals -> 2 * RATIO.of(totals) + 1;
    List<Resampled> both = bootstrap(500).resample(sums, List.of(RATIO, twice));

    Interval one = both.getFirst().interval(0.95).orElseThrow();
    Interval other = both.getLast().interval(0.95).orElseThrow();
    assertThat(both.getFirst().estimate(0.95))
        .isEqualTo(bootstrap(500).resample(sums, RATIO).estimate(0.95));
    assertThat(other.lower()).isCloseTo(2 * one.lower() + 1, within(1e-9));
    assertThat(other.upper()).isCloseTo(2 * one.upper() + 1, within(1e-9));
  }

  @Test
  void bcaRespectsAMonotoneTransformation() {
    ClusterSums sums = SimulatedWorlds.SKEWED.sums(150, 9);
    List<Resampled> both =
        bootstrap(999).resample(sums, List.of(RATIO, totals -> Math.exp(RATIO.of(totals))));

    Interval one = both.getFirst().interval(0.95).orElseThrow();
    Interval other = both.getLast().interval(0.95).orElseThrow();
    // Not exactly: the jackknife's acceleration is of the scale that it is taken on.
    assertThat(Math.log(other.lower())).isCloseTo(one.lower(), within(0.02 * one.width()));
    assertThat(Math.log(other.upper())).isCloseTo(one.upper(), within(0.04 * one.width()));
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 50, 150})
  void aTestIsTheIntervalThatJustReachesTheHypothesis(int worlds) {
    Resampled resampled = bootstrap(4999).resample(SimulatedWorlds.SLOPE.sums(worlds, 5), RATIO);
    double value = resampled.estimate(0.9).value().orElseThrow();
    double error = resampled.estimate(0.9).standardError().orElseThrow();
    for (double distance : new double[] {-2.2, -1.5, -0.7, 0.9, 1.8}) {
      double hypothesis = value + distance * error;
      double p = resampled.pValue(hypothesis).orElseThrow();
      Interval interval = resampled.interval(1 - p).orElseThrow();
      double end = distance < 0 ? interval.lower() : interval.upper();
      assertThat(end).isCloseTo(hypothesis, within(0.03 * error));
    }
  }

  @Test
  void anUndefinedStatisticHasNeitherValueNorInterval() {
    ClusterSums sums = ClusterSums.of(new double[50], filled(50, 1));
    Resampled resampled = bootstrap(200).resample(sums, SumStatistic.ratio(1, 0));

    assertThat(resampled.estimate(0.95).value()).isEmpty();
    assertThat(resampled.interval(0.95)).isEmpty();
    assertThat(resampled.pValue(0)).isEmpty();
  }

  @Test
  void tooManyUndefinedReplicatesLeaveNoInterval() {
    double[] rare = new double[200];
    rare[17] = 1;
    rare[44] = 2;
    Estimate estimate =
        bootstrap(5000).resample(ClusterSums.of(filled(200, 1), rare), RATIO).estimate(0.95);

    assertThat(estimate.value()).isPresent();
    assertThat(estimate.interval()).isEmpty();
    // Neither of the two is drawn: (1 - 2 / 200)^200.
    assertThat(estimate.undefinedShare()).isCloseTo(Math.pow(0.99, 200), within(0.02));
  }

  @Test
  void clustersThatSayTheSameGiveAPointAndSaySo() {
    for (int worlds : new int[] {6, 40, 140}) {
      double[] denominators =
          IntStream.range(0, worlds).mapToDouble(world -> 0.1 + 0.01 * world).toArray();
      double[] numerators = Arrays.stream(denominators).map(d -> d / 3).toArray();
      Resampled resampled =
          bootstrap(500).resample(ClusterSums.of(numerators, denominators), RATIO);
      Interval interval = resampled.interval(0.95).orElseThrow();

      assertThat(interval.method()).isEqualTo(IntervalMethod.NO_VARIATION);
      assertThat(interval.lower()).isEqualTo(interval.upper()).isCloseTo(1 / 3.0, within(1e-12));
      assertThat(resampled.pValue(0).orElseThrow()).isEqualTo(Math.pow(2, 1 - worlds));
    }
  }

  @Test
  void theMethodFollowsTheNumberOfClustersThatCount() {
    assertThat(method(4)).isEmpty();
    assertThat(method(5)).contains(IntervalMethod.JACKKNIFE_T);
    assertThat(method(9)).contains(IntervalMethod.JACKKNIFE_T);
    assertThat(method(10)).contains(IntervalMethod.STUDENTISED);
    assertThat(method(99)).contains(IntervalMethod.STUDENTISED);
    assertThat(method(100)).contains(IntervalMethod.BCA);
  }

  private static java.util.Optional<IntervalMethod> method(int worlds) {
    double[][] padded = SimulatedWorlds.NORMAL.columns(worlds, 2);
    ClusterSums sums = ClusterSums.of(Arrays.copyOf(padded[0], 300), Arrays.copyOf(padded[1], 300));
    return bootstrap(200).resample(sums, RATIO).interval(0.9).map(Interval::method);
  }

  @Test
  void pseudoValuesOfAMeanAreTheWorldsThemselves() {
    double[] worlds = {3, 1, 4, 0, 5, 9};
    double[] ones = {1, 1, 1, 0, 1, 1};

    assertThat(Jackknife.pseudoValues(ClusterSums.of(worlds, ones), RATIO))
        .usingComparatorWithPrecision(1e-12)
        .containsExactly(3, 1, 4, Double.NaN, 5, 9);
  }

  @Test
  void aTotalIsOfAsManyWorldsWhenOneIsLeftOut() {
    double[] worlds = {3, 1, 4, 1, 5, 9, 2, 6};
    double mean = Arrays.stream(worlds).average().orElseThrow();
    double variance = Arrays.stream(worlds).map(v -> (v - mean) * (v - mean)).sum() / 7;
    Estimate total =
        bootstrap(100).resample(ClusterSums.of(worlds), sums -> sums[0]).estimate(0.95);

    assertThat(total.value()).hasValue(31);
    assertThat(total.standardError().orElseThrow())
        .isCloseTo(Math.sqrt(8 * variance), within(1e-9));
  }

  @Test
  void tooFewReplicatesAreRefused() {
    assertThatThrownBy(() -> bootstrap(99))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("99")
        .hasMessageContaining("at least 100");
    assertThatThrownBy(
            () -> bootstrap(100).resample(SimulatedWorlds.SLOPE.sums(20, 1), RATIO).interval(95))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.95");
  }

  private static double[] filled(int length, double value) {
    double[] filled = new double[length];
    Arrays.fill(filled, value);
    return filled;
  }
}
