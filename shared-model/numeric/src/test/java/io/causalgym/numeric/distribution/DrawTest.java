package io.causalgym.numeric.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.numeric.random.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Draws of fixed seeds: what passes once passes always.
class DrawTest {
  private static final int DRAWS = 100_000;
  private static final RandomStream STREAM = new RandomStream(20261, 5);

  // The Kolmogorov-Smirnov distance is above 1.95 / sqrt(n) in one of 1000 right samplers.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Normal 1 2", "Uniform -1 2", "Exponential 0.5", "Laplace 1 3", "Logistic 1 3",
        "LogNormal 0.5 0.8", "Gamma 0.05 1", "Gamma 0.3 2", "Gamma 1 2", "Gamma 4.5 0.25",
        "Gamma 5000 2", "Beta 0.5 0.5", "Beta 0.3 0.4", "Beta 2 7.5", "Beta 300 200",
        "StudentT 0.7 0 1", "StudentT 1 0 1", "StudentT 4.5 1 2", "StudentT 80 0 1"
      })
  void continuousDrawsFollowTheDistributionFunction(String distribution) {
    Distribution tested = Spelled.of(distribution);
    double[] draws = draws(tested);
    Arrays.sort(draws);
    double distance = 0;
    for (int k = 0; k < DRAWS; k++) {
      double cdf = tested.cdf(draws[k]);
      distance = Math.max(distance, Math.max(cdf - k / (double) DRAWS, (k + 1.0) / DRAWS - cdf));
    }
    assertThat(distance * Math.sqrt(DRAWS)).isLessThan(1.95);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bernoulli 0.3", "Bernoulli 0", "Bernoulli 1", "Categorical 0.2 0 0.5 0.3", "Categorical 1",
        "Categorical 0 1 0", "Poisson 0.01", "Poisson 0.4", "Poisson 7.5", "Poisson 1000"
      })
  void discreteDrawsHaveTheirProbabilities(String distribution) {
    Distribution tested = Spelled.of(distribution);
    int[] counts = new int[2000];
    for (double draw : draws(tested)) {
      counts[(int) draw]++;
    }
    double chiSquare = 0;
    int cells = 0;
    for (int x = 0; x < counts.length; x++) {
      double expected = DRAWS * Math.exp(tested.logDensity(x));
      assertThat(counts[x] > 0 && expected == 0).isFalse();
      if (expected >= 5) {
        chiSquare += (counts[x] - expected) * (counts[x] - expected) / expected;
        cells++;
      }
    }
    // The mean of chi-square is its degrees of freedom and its variance twice that.
    assertThat(chiSquare).isLessThan(cells + 5 * Math.sqrt(2.0 * cells));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Normal 1 2",
        "Uniform -1 2",
        "Exponential 0.5",
        "Laplace 1 3",
        "Logistic 1 3",
        "LogNormal 0.5 0.4",
        "Gamma 0.3 2",
        "Gamma 4.5 0.25",
        "Beta 0.5 0.5",
        "Beta 2 7.5",
        "StudentT 12 1 2",
        "Bernoulli 0.3",
        "Categorical 0.2 0 0.5 0.3",
        "Poisson 7.5",
        "Poisson 100000"
      })
  void meansAndVariancesAreWithinFiveStandardErrors(String distribution) {
    Distribution tested = Spelled.of(distribution);
    double[] draws = draws(tested);
    double second = 0;
    double fourth = 0;
    double mean = Arrays.stream(draws).average().orElseThrow();
    for (double draw : draws) {
      double square = (draw - mean) * (draw - mean);
      second += square / DRAWS;
      fourth += square * square / DRAWS;
    }
    double error = Math.sqrt(tested.variance() / DRAWS);
    assertThat(Math.abs(mean - tested.mean())).isLessThan(5 * error);
    double errorOfVariance = Math.sqrt((fourth - second * second) / DRAWS);
    assertThat(Math.abs(second - tested.variance())).isLessThan(5 * errorOfVariance);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Normal 1 2", "Uniform -1 2", "Gamma 0.3 2", "StudentT 3 0 1", "Poisson 7.5"})
  void aDrawDependsOnItsIndexAlone(String distribution) {
    Distribution tested = Spelled.of(distribution);
    double[] part = new double[100];
    tested.fill(STREAM, 1234, part, 3, 90);
    for (int k = 0; k < 90; k++) {
      assertThat(part[3 + k]).isEqualTo(tested.draw(STREAM, 1234 + k));
    }
    assertThat(part[2] == 0 && part[93] == 0).isTrue();
  }

  private static double[] draws(Distribution distribution) {
    double[] draws = new double[DRAWS];
    distribution.fill(STREAM, 0, draws, 0, DRAWS);
    return draws;
  }
}
