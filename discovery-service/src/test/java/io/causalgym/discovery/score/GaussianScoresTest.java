package io.causalgym.discovery.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.Fixtures;
import io.causalgym.discovery.RandomWorlds;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.apache.commons.numbers.gamma.LogGamma;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

class GaussianScoresTest {
  private static final Sample SAMPLE = Fixtures.sample("lg_20_2_1000");
  private static final int NODES = 20;
  private static final double ROWS = 1000;

  @Test
  void bgeIsARatioOfMarginalLikelihoodsByDeterminants() {
    double alphaMu = 0.7;
    Score.Worker worker = new Bge(SAMPLE, alphaMu).worker();
    RandomGenerator random = RandomWorlds.generator(1);
    for (int run = 0; run < 60; run++) {
      int[] order = RandomWorlds.permutation(random, NODES);
      int count = random.nextInt(9);
      int[] parents = Arrays.copyOfRange(order, 1, 1 + count);
      double expected =
          marginal(Arrays.copyOf(order, count + 1), alphaMu) - marginal(parents, alphaMu);
      assertThat(worker.local(order[0], parents, count)).isCloseTo(expected, within(1e-6));
    }
  }

  /// Kuipers, Moffa and Heckerman 2014, equation 4, written out.
  private static double marginal(int[] set, double alphaMu) {
    int l = set.length;
    double alphaW = NODES + alphaMu + 1;
    double t = alphaMu * (alphaW - NODES - 1) / (alphaMu + 1);
    Covariance covariance = Covariance.of(SAMPLE);
    SimpleMatrix r = new SimpleMatrix(l, l);
    for (int i = 0; i < l; i++) {
      for (int j = 0; j < l; j++) {
        r.set(i, j, ROWS * covariance.correlation(set[i], set[j]) + (i == j ? t : 0));
      }
    }
    double logDeterminant = 0;
    for (var value :
        l == 0
            ? new double[0]
            : r.eig().getEigenvalues().stream().mapToDouble(v -> v.getReal()).toArray()) {
      logDeterminant += Math.log(value);
    }
    double prior = alphaW - NODES + l;
    return l / 2.0 * Math.log(alphaMu / (ROWS + alphaMu))
        + logGammas(l, (ROWS + prior) / 2)
        - logGammas(l, prior / 2)
        - l * ROWS / 2 * Math.log(Math.PI)
        + prior / 2 * l * Math.log(t)
        - (ROWS + prior) / 2 * logDeterminant;
  }

  /// The multivariate gamma function.
  private static double logGammas(int l, double x) {
    double sum = l * (l - 1) / 4.0 * Math.log(Math.PI);
    for (int j = 1; j <= l; j++) {
      sum += LogGamma.value(x + (1 - j) / 2.0);
    }
    return sum;
  }

  @Test
  void ebicIsBicLessTheLogarithmOfTheNumberOfSets() {
    Score.Worker ebic = new Ebic(SAMPLE, 0.5).worker();
    Score.Worker bic = new GaussianBic(SAMPLE, 1).worker();
    assertThat(ebic.local(0, new int[0], 0)).isEqualTo(bic.local(0, new int[0], 0));
    // C(19, 3) = 969.
    assertThat(ebic.local(0, new int[] {1, 2, 3}, 3))
        .isCloseTo(bic.local(0, new int[] {1, 2, 3}, 3) - Math.log(969), within(1e-9));
  }

  @Test
  void batchesAgreeWithOneByOneAndOrderDoesNotMatter() {
    BatchesAgree.check(new Bge(SAMPLE), 3, 10);
    BatchesAgree.check(new Ebic(SAMPLE), 4, 10);
  }

  @Test
  void equivalentGraphsHaveEqualScores() {
    EquivalentScores.check(new GaussianBic(SAMPLE, 2), 5);
    EquivalentScores.check(new Bge(SAMPLE), 6);
    EquivalentScores.check(new Ebic(SAMPLE), 7);
  }

  @Test
  void parametersThatCannotBeUsedAreNamed() {
    assertThatThrownBy(() -> new Ebic(SAMPLE, 2))
        .hasMessage("gamma 2.0 must be from 0 to 1; 0.5 is usual");
    assertThatThrownBy(() -> new Bge(SAMPLE, 0))
        .hasMessage("alphaMu 0.0 must be positive; 1 is usual");
  }
}
