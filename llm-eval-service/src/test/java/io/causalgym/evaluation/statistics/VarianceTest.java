package io.causalgym.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.numeric.random.RandomStream;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// Intraclass correlation and variance components.
class VarianceTest {

  @Test
  void shroutAndFleissFourJudgesAgreeLittle() {
    // Psychological Bulletin 86, 1979, tables 2 and 4: ICC(1, 1) = .17.
    double[] values = {9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7};
    int[] clusters = new int[24];
    Arrays.setAll(clusters, item -> item / 4);

    assertThat(IntraclassCorrelation.of(values, clusters).orElseThrow())
        .isCloseTo(0.17, within(0.005));
  }

  @Test
  void unevenClustersCountWithTheirEffectiveSize() {
    // Mean squares 43.5 / 2 between and 10 / 3 within; n0 = (6 - 14 / 6) / 2 = 11 / 6.
    double[] values = {1, 3, 5, 6, 8, 10};

    assertThat(IntraclassCorrelation.of(values, new int[] {0, 0, 1, 2, 2, 2}).orElseThrow())
        .isCloseTo((21.75 - 10 / 3.0) / (21.75 + 5 / 6.0 * 10 / 3.0), within(1e-12));
  }

  @Test
  void theCorrelationOfUnevenWorldsIsFound() {
    RandomGenerator random = new RandomStream(2, 0).generator(0);
    double[] values = new double[20_000];
    int[] clusters = new int[20_000];
    int cluster = -1;
    double world = 0;
    int left = 0;
    for (int item = 0; item < values.length; item++, left--) {
      if (left == 0) {
        left = 1 + random.nextInt(15);
        world = random.nextGaussian();
        cluster++;
      }
      values[item] = Math.sqrt(0.4) * world + Math.sqrt(0.6) * random.nextGaussian();
      clusters[item] = cluster;
    }

    assertThat(IntraclassCorrelation.of(values, clusters).orElseThrow())
        .isCloseTo(0.4, within(0.05));
  }

  @Test
  void withoutTwoItemsInAWorldThereIsNoCorrelation() {
    assertThat(IntraclassCorrelation.of(new double[] {1, 2, 3}, new int[] {0, 1, 2})).isEmpty();
    assertThat(IntraclassCorrelation.of(new double[] {1, 2}, new int[] {0, 0})).isEmpty();
    assertThat(IntraclassCorrelation.of(new double[] {5, 5, 5}, new int[] {0, 0, 1})).isEmpty();
    assertThat(IntraclassCorrelation.of(new double[0], new int[0])).isEmpty();
    assertThatThrownBy(() -> IntraclassCorrelation.of(new double[] {1, 2}, new int[] {0, 7}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("densely from 0");
  }

  @Test
  void inABalancedDesignComponentsAreThoseOfTheAnalysisOfVariance() {
    int a = 3;
    int b = 4;
    int k = 2;
    double[] answers = new double[a * b * k];
    int[] namings = new int[answers.length];
    int[] paraphrases = new int[answers.length];
    new RandomStream(5, 0).fillNormal(0, answers, 0, answers.length);
    for (int at = 0; at < answers.length; at++) {
      namings[at] = at / (b * k);
      paraphrases[at] = at / k % b;
      answers[at] += 2 * namings[at] + Math.sin(paraphrases[at]);
    }
    double[] sums = new double[VarianceComponents.COLUMNS];
    VarianceComponents.add(answers, namings, paraphrases, sums);

    double grand = Arrays.stream(answers).sum() / answers.length;
    double[] ofNaming = means(answers, namings, a);
    double[] ofParaphrase = means(answers, paraphrases, b);
    int[] cells = new int[answers.length];
    Arrays.setAll(cells, at -> at / k);
    double[] ofCell = means(answers, cells, a * b);
    double msNaming = 0;
    double msParaphrase = 0;
    double msCell = 0;
    double msWithin = 0;
    for (int at = 0; at < answers.length; at++) {
      double naming = ofNaming[namings[at]] - grand;
      double paraphrase = ofParaphrase[paraphrases[at]] - grand;
      double cell = ofCell[cells[at]] - grand - naming - paraphrase;
      msNaming += naming * naming / (a - 1);
      msParaphrase += paraphrase * paraphrase / (b - 1);
      msCell += cell * cell / ((a - 1) * (b - 1));
      msWithin += Math.pow(answers[at] - ofCell[cells[at]], 2) / (a * b * (k - 1));
    }
    close(VarianceComponents.sampling(), sums, msWithin);
    close(VarianceComponents.interaction(), sums, (msCell - msWithin) / k);
    close(VarianceComponents.naming(), sums, (msNaming - msCell) / (b * k));
    close(VarianceComponents.paraphrase(), sums, (msParaphrase - msCell) / (a * k));
    close(VarianceComponents.residual(), sums, msWithin + (msCell - msWithin) / k);
  }

  private static void close(SumStatistic component, double[] sums, double expected) {
    assertThat(component.of(sums)).isCloseTo(expected, within(1e-12));
  }

  private static double[] means(double[] answers, int[] groups, int count) {
    double[] means = new double[count];
    for (int at = 0; at < answers.length; at++) {
      means[groups[at]] += answers[at] * count / answers.length;
    }
    return means;
  }

  /// Standard deviations 0.2 of namings, 0.3 of paraphrases, 0.1 of samples; cells missing.
  @Test
  void componentsOfAnUnbalancedDesignAreFoundWithTheirUncertainty() {
    int worlds = 400;
    double[][] columns = new double[VarianceComponents.COLUMNS][worlds];
    for (int world = 0; world < worlds; world++) {
      RandomGenerator random = new RandomStream(9, world).generator(0);
      double[] naming = {0.2 * random.nextGaussian(), 0.2 * random.nextGaussian()};
      double[] paraphrase = random.doubles(3).toArray();
      Arrays.setAll(paraphrase, _ -> 0.3 * random.nextGaussian());
      int[] namings = {0, 0, 0, 1, 1, 1, 1};
      int[] paraphrases = {0, 1, 1, 0, 0, 2, 1};
      int count = 5 + world % 3;
      double[] answers = new double[count];
      Arrays.setAll(
          answers,
          at -> naming[namings[at]] + paraphrase[paraphrases[at]] + 0.1 * random.nextGaussian());
      double[] sums = new double[VarianceComponents.COLUMNS];
      VarianceComponents.add(
          answers, Arrays.copyOf(namings, count), Arrays.copyOf(paraphrases, count), sums);
      for (int column = 0; column < sums.length; column++) {
        columns[column][world] = sums[column];
      }
    }
    ClusterSums sums = ClusterSums.of(columns);
    ClusterBootstrap bootstrap = ClusterBootstrap.of(4);

    assertThat(bootstrap.resample(sums, VarianceComponents.naming()).interval(0.99).orElseThrow())
        .matches(interval -> interval.contains(0.04) && interval.width() < 0.05);
    assertThat(
            bootstrap.resample(sums, VarianceComponents.paraphrase()).interval(0.99).orElseThrow())
        .matches(interval -> interval.contains(0.09) && interval.width() < 0.08);
    assertThat(bootstrap.resample(sums, VarianceComponents.sampling()).interval(0.99).orElseThrow())
        .matches(interval -> interval.contains(0.01) && interval.width() < 0.01);
  }

  @Test
  void withOneParaphraseTheNamingIsMeasuredAgainstSamples() {
    double[] sums = new double[VarianceComponents.COLUMNS];
    VarianceComponents.add(
        new double[] {0.1, 0.3, 0.5, 0.9}, new int[] {0, 0, 1, 1}, new int[4], sums);

    // Between: half of .16, .64, .04, .36 on average; within: half of .04 and .16.
    assertThat(VarianceComponents.sampling().of(sums)).isCloseTo(0.05, within(1e-12));
    assertThat(VarianceComponents.naming().of(sums)).isCloseTo(0.15 - 0.05, within(1e-12));
    assertThat(VarianceComponents.paraphrase().of(sums)).isNaN();
    assertThat(VarianceComponents.residual().of(sums)).isNaN();
  }
}
