package io.causalgym.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.numeric.random.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Examples of Efron and Tibshirani 1993, with as many replicates as it takes to forget theirs.
class WorkedBootstrapsTest {

  /// Table 14.1, the first of two spatial tests of 26 children.
  private static final double[] SPATIAL = {
    48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30,
    41
  };

  /// Table 2.1, days that nine mice without treatment lived.
  private static final double[] MICE = {52, 104, 146, 10, 50, 31, 40, 27, 46};

  /// The variance, divided by n.
  private static final SumStatistic VARIANCE =
      sums -> sums[1] / sums[2] - Math.pow(sums[0] / sums[2], 2);

  private static ClusterSums powers(double[] values) {
    return ClusterSums.of(
        values,
        Arrays.stream(values).map(v -> v * v).toArray(),
        Arrays.stream(values).map(_ -> 1).toArray());
  }

  private static double[] replicates(double[] values, int count) {
    double[] replicates = new double[count];
    Resampling resampling = new Resampling(8, values.length);
    for (int replicate = 0; replicate < count; replicate++) {
      double[] sums = new double[3];
      resampling.draw(
          replicate,
          place -> {
            sums[0] += values[place];
            sums[1] += values[place] * values[place];
            sums[2]++;
          });
      replicates[replicate] = VARIANCE.of(sums);
    }
    Arrays.sort(replicates);
    return replicates;
  }

  @Test
  void bcaOfTheVarianceOfTheSpatialTest() {
    double value = VARIANCE.of(powers(SPATIAL).totals());
    double[] leaveOneOut = Jackknife.leaveOneOut(powers(SPATIAL), VARIANCE);
    double acceleration = Jackknife.acceleration(leaveOneOut);
    Interval interval =
        new BcaDistribution(replicates(SPATIAL, 50_000), value, acceleration).interval(0.9);

    // Section 14.3: 171.5, acceleration 0.061, BCa (115.8, 259.6), from 2000 replicates.
    assertThat(value).isCloseTo(171.5, within(0.05));
    assertThat(acceleration).isCloseTo(0.061, within(0.0006));
    assertThat(interval.lower()).isCloseTo(115.8, within(3.0));
    assertThat(interval.upper()).isCloseTo(259.6, within(4.0));
  }

  @Test
  void theBootstrapTOfTheMeanOfTheMice() {
    ClusterSums sums = powers(MICE);
    SumStatistic mean = SumStatistic.ratio(0, 2);
    double value = mean.of(sums.totals());
    double error = Jackknife.standardError(Jackknife.leaveOneOut(sums, mean));
    StudentisedReplicate replicate = new StudentisedReplicate(sums, mean);
    double[] studentised = new double[20_000];
    for (int number = 0; number < studentised.length; number++) {
      WeightedTotals totals = new WeightedTotals(sums);
      new Resampling(3, MICE.length)
          .draw(number, place -> totals.weights[place * WeightedTotals.LANES]++);
      totals.compute();
      double[] own = new double[3];
      totals.read(0, own);
      double of = mean.of(own);
      replicate.read(own, new double[] {of}, totals.weights, 0);
      studentised[number] = replicate.of(0, value, of);
    }
    double[] sorted = Arrays.stream(studentised).filter(Double::isFinite).sorted().toArray();
    Interval interval = new StudentisedDistribution(value, error, sorted).interval(0.9);

    // Section 12.5: (35.82, 116.74), from 1000 replicates.
    assertThat(interval.lower()).isCloseTo(35.82, within(2.0));
    assertThat(interval.upper()).isCloseTo(116.74, within(10.0));
  }

  @Test
  void theStudentisedReplicateOfAMeanIsStudentsT() {
    double[] values = new double[12];
    new RandomStream(4, 0).fillNormal(0, values, 0, 12);
    ClusterSums sums = powers(values);
    SumStatistic mean = SumStatistic.ratio(0, 2);
    double[] weights = new double[12 * WeightedTotals.LANES];
    double[] drawn = {values[0], values[0], values[0], values[5], values[7], values[7]};
    double[] twice = Arrays.copyOf(drawn, 12);
    System.arraycopy(drawn, 0, twice, 6, 6);
    weights[0] = 6;
    weights[5 * WeightedTotals.LANES] = 2;
    weights[7 * WeightedTotals.LANES] = 4;

    double average = Arrays.stream(twice).average().orElseThrow();
    double variance = Arrays.stream(twice).map(v -> (v - average) * (v - average)).sum() / 11;
    double[] totals = {12 * average, 0, 12};
    StudentisedReplicate replicate = new StudentisedReplicate(sums, mean);
    replicate.read(totals, new double[] {average}, weights, 0);
    assertThat(replicate.of(0, 0.3, average))
        .isCloseTo((average - 0.3) / Math.sqrt(variance / 12), within(1e-9));
  }
}
