package io.causalgym.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.numeric.random.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusteredRegressionTest {

  /// Rows of uneven clusters, three regressors (the first one constant), weights.
  private static final class Rows {
    final double[] y;
    final double[][] x;
    final double[] weights;
    final int[] clusters;

    Rows(int clusterCount, long seed) {
      RandomGenerator random = new RandomStream(seed, 0).generator(0);
      clusters =
          IntStream.range(0, clusterCount)
              .flatMap(c -> IntStream.generate(() -> c).limit(1 + (c * 7L + seed) % 6))
              .toArray();
      y = new double[clusters.length];
      weights = new double[clusters.length];
      x = new double[3][clusters.length];
      double[] world = random.doubles(clusterCount).toArray();
      for (int row = 0; row < y.length; row++) {
        x[0][row] = 1;
        x[1][row] = world[clusters[row]] + 0.3 * random.nextGaussian();
        x[2][row] = random.nextGaussian();
        y[row] = 0.2 + 0.8 * x[1][row] + world[clusters[row]] + random.nextGaussian();
        weights[row] = 0.5 + random.nextDouble();
      }
    }

    List<Coefficient> fit() {
      return ClusteredRegression.fit(y, x, weights, clusters).orElseThrow();
    }
  }

  @ParameterizedTest
  @CsvSource({"5, 1", "8, 2", "12, 3", "12, 4"})
  void coefficientsAndUncertaintyAgreeWithTheDefinition(int clusters, long seed) {
    Rows rows = new Rows(clusters, seed);
    SlowClusterRobust slow = new SlowClusterRobust(rows.y, rows.x, rows.weights, rows.clusters);
    List<Coefficient> fit = rows.fit();

    for (int regressor = 0; regressor < 3; regressor++) {
      Coefficient coefficient = fit.get(regressor);
      assertThat(coefficient.value()).isCloseTo(slow.coefficient(regressor), within(1e-9));
      assertThat(coefficient.standardError())
          .isCloseTo(slow.standardError(regressor), within(1e-9));
      assertThat(coefficient.degrees())
          .isCloseTo(Math.max(1, slow.degrees(regressor)), within(1e-6));
    }
  }

  @Test
  void theMeanOfIndependentRowsHasTheUsualStandardError() {
    double[] y = {3, 1, 4, 1, 5, 9, 2, 6};
    double[][] constant = {{1, 1, 1, 1, 1, 1, 1, 1}};
    Coefficient mean =
        ClusteredRegression.fit(y, constant, IntStream.range(0, 8).toArray())
            .orElseThrow()
            .getFirst();

    double average = Arrays.stream(y).average().orElseThrow();
    double variance = Arrays.stream(y).map(v -> (v - average) * (v - average)).sum() / 7;
    assertThat(mean.value()).isCloseTo(average, within(1e-12));
    assertThat(mean.standardError()).isCloseTo(Math.sqrt(variance / 8), within(1e-12));
    assertThat(mean.degrees()).isCloseTo(7, within(1e-9));
    assertThat(mean.interval(0.95).contains(average)).isTrue();
    assertThat(mean.pValue(mean.interval(0.95).lower())).isCloseTo(0.05, within(1e-9));
  }

  @Test
  void unitsOfARegressorDoNotMatter() {
    Rows rows = new Rows(15, 3);
    List<Coefficient> fit = rows.fit();
    rows.x[1] = Arrays.stream(rows.x[1]).map(v -> 1e6 * v).toArray();
    List<Coefficient> scaled = rows.fit();

    assertThat(scaled.get(1).value() * 1e6).isCloseTo(fit.get(1).value(), within(1e-9));
    assertThat(scaled.get(1).standardError() * 1e6)
        .isCloseTo(fit.get(1).standardError(), within(1e-9));
    assertThat(scaled.get(2).value()).isCloseTo(fit.get(2).value(), within(1e-9));
    assertThat(scaled.get(1).pValue(0)).isCloseTo(fit.get(1).pValue(0), within(1e-9));
  }

  @Test
  void anExactLineHasNoUncertainty() {
    double[] x = {1, 2, 3, 5, 8};
    double[] y = Arrays.stream(x).map(v -> 2 * v).toArray();
    Coefficient slope =
        ClusteredRegression.fit(y, new double[][] {x}, new int[] {0, 1, 2, 3, 4})
            .orElseThrow()
            .getFirst();

    assertThat(slope.value()).isCloseTo(2, within(1e-12));
    assertThat(slope.standardError()).isLessThan(1e-12);
    assertThat(slope.interval(0.95).width()).isLessThan(1e-10);
  }

  @Test
  void regressorsThatDependOnEachOtherHaveNoFit() {
    double[] x = {1, 2, 3, 5, 8};
    double[] twice = {2, 4, 6, 10, 16};
    int[] clusters = {0, 1, 2, 3, 4};

    assertThat(ClusteredRegression.fit(x, new double[][] {x, twice}, clusters)).isEmpty();
    assertThat(ClusteredRegression.fit(x, new double[][] {x, new double[5]}, clusters)).isEmpty();
    assertThat(ClusteredRegression.fit(x, new double[][] {x}, new int[5])).isEmpty();
    assertThat(ClusteredRegression.fit(x, new double[0][0], clusters)).isEmpty();
  }

  @Test
  void aRegressorThatOneClusterAloneVariesHasNoUncertaintyToShow() {
    double[] y = {1, 2, 4, 5, 8, 9};
    double[] ones = {1, 1, 1, 1, 1, 1};
    double[] own = {0, 0, 0, 0, 1, 2};
    int[] clusters = {0, 0, 1, 1, 2, 2};

    assertThat(ClusteredRegression.fit(y, new double[][] {ones, own}, clusters)).isEmpty();
    assertThat(ClusteredRegression.fit(y, new double[][] {ones}, clusters)).isPresent();
  }

  @Test
  void rowsThatDoNotMatchAreRefused() {
    assertThatThrownBy(
            () -> ClusteredRegression.fit(new double[2], new double[][] {{1}}, new int[] {0, 1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 rows");
    assertThatThrownBy(
            () -> ClusteredRegression.fit(new double[2], new double[][] {{1, 1}}, new int[] {0, 9}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cluster 9");
  }

  @ParameterizedTest
  @CsvSource({"12", "100"})
  void intervalsOfASlopeBetweenWorldsCoverAsOftenAsTheySay(int worlds) {
    int covered = 0;
    for (int simulation = 0; simulation < 1000; simulation++) {
      RandomGenerator random = new RandomStream(6, simulation).generator(0);
      double[] y = new double[worlds * 8];
      double[][] x = new double[2][y.length];
      int[] clusters = new int[y.length];
      double world = 0;
      double regressor = 0;
      for (int row = 0; row < y.length; row++) {
        if (row % 8 == 0) {
          world = random.nextGaussian();
          regressor = random.nextGaussian();
        }
        x[0][row] = 1;
        x[1][row] = regressor;
        y[row] = 0.7 * regressor + Math.sqrt(0.4) * world + Math.sqrt(0.6) * random.nextGaussian();
        clusters[row] = row / 8;
      }
      Coefficient slope = ClusteredRegression.fit(y, x, clusters).orElseThrow().get(1);
      covered += slope.interval(0.95).contains(0.7) ? 1 : 0;
    }

    assertThat(covered / 1000.0).isBetween(0.92, 0.975);
  }
}
