package io.causalgym.discovery.independence.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.dataset.MemorySample;
import io.causalgym.dataset.Sample;
import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.independence.IndependenceTest;
import io.causalgym.discovery.independence.IndependenceTests;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.SearchControl;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class KernelTestsTest {
  private static final IndependenceTests KCI = Kci.tests(KciOptions.DEFAULTS);
  private static final IndependenceTests RCIT = Rcit.tests(RcitOptions.DEFAULTS);
  private static final int[] NONE = {};
  private static final int[] THIRD = {2};

  /// Columns `x = f(z) + e`, `y = g(z) + e + strength h(x - f(z))`, `z`: given `z`, `x` and `y` are
  /// independent where the strength is 0.
  private static Sample common(long seed, int rows, double strength) {
    RandomGenerator random = RandomWorlds.generator(seed);
    double[] x = new double[rows];
    double[] y = new double[rows];
    double[] z = new double[rows];
    for (int row = 0; row < rows; row++) {
      z[row] = random.nextGaussian();
      double own = random.nextGaussian();
      x[row] = Math.tanh(z[row]) + 0.5 * own;
      y[row] = Math.sin(z[row]) + 0.5 * random.nextGaussian() + strength * own * own;
    }
    return new MemorySample.Builder(rows)
        .continuous("x", x)
        .continuous("y", y)
        .continuous("z", z)
        .build();
  }

  /// Columns `x`, `y = strength x^2 + e`: not correlated.
  private static Sample parabola(long seed, int rows, double strength) {
    RandomGenerator random = RandomWorlds.generator(seed);
    double[] x = new double[rows];
    double[] y = new double[rows];
    for (int row = 0; row < rows; row++) {
      x[row] = random.nextGaussian();
      y[row] = strength * x[row] * x[row] + random.nextGaussian();
    }
    return new MemorySample.Builder(rows).continuous("x", x).continuous("y", y).build();
  }

  private static double pValue(IndependenceTests tests, Sample sample, int[] given) {
    return tests.over(sample, SearchControl.plain()).worker().pValue(0, 1, given, given.length);
  }

  private static double rejected(
      IndependenceTests tests, int replicates, int rows, double strength, boolean conditional) {
    int count = 0;
    for (long seed = 0; seed < replicates; seed++) {
      Sample sample = conditional ? common(seed, rows, strength) : parabola(seed, rows, strength);
      count += pValue(tests, sample, conditional ? THIRD : NONE) <= 0.05 ? 1 : 0;
    }
    return (double) count / replicates;
  }

  @Test
  void theKernelTestKeepsItsLevelAndSeesAParabola() {
    assertThat(rejected(KCI, 300, 100, 0, false)).isBetween(0.02, 0.085);
    assertThat(rejected(KCI, 50, 100, 0.7, false)).isGreaterThan(0.8);
  }

  @Test
  void theKernelTestKeepsItsLevelGivenACommonCause() {
    assertThat(rejected(KCI, 200, 100, 0, true)).isBetween(0.01, 0.1);
    assertThat(rejected(KCI, 30, 200, 0.7, true)).isGreaterThan(0.8);
  }

  @Test
  void randomFeaturesKeepTheLevelAndSeeAParabola() {
    assertThat(rejected(RCIT, 300, 300, 0, false)).isBetween(0.02, 0.085);
    assertThat(rejected(RCIT, 50, 300, 0.5, false)).isGreaterThan(0.8);
  }

  @Test
  void randomFeaturesKeepTheLevelGivenACommonCause() {
    assertThat(rejected(RCIT, 200, 300, 0, true)).isBetween(0.01, 0.11);
    assertThat(rejected(RCIT, 40, 300, 0.7, true)).isGreaterThan(0.8);
  }

  @Test
  void aPValueIsTheSameFromBothSidesAndForAnyOrderOfTheSet() {
    for (IndependenceTests tests : new IndependenceTests[] {KCI, RCIT}) {
      Sample four = RandomWorlds.linear(RandomWorlds.dag(3, 4, 2), 80, 3);
      IndependenceTest.Worker worker = tests.over(four, SearchControl.plain()).worker();
      double p = worker.pValue(0, 3, new int[] {1, 2}, 2);
      assertThat(worker.pValue(3, 0, new int[] {2, 1}, 2)).isEqualTo(p);
      assertThat(p).isBetween(0.0, 1.0);
    }
  }

  @Test
  void rowsWithAMissingValueAreLeftOut() {
    Sample whole = common(5, 120, 0.3);
    double[] x = whole.values(0);
    double[] z = whole.values(2);
    int[] kept = new int[110];
    for (int row = 0; row < 10; row++) {
      x[row] = Double.NaN;
    }
    for (int row = 0; row < 110; row++) {
      kept[row] = row + 10;
    }
    Sample holes =
        new MemorySample.Builder(120)
            .continuous("x", x)
            .continuous("y", whole.values(1))
            .continuous("z", z)
            .build();
    for (IndependenceTests tests : new IndependenceTests[] {KCI, RCIT}) {
      assertThat(pValue(tests, holes, THIRD))
          .isEqualTo(pValue(tests, MemorySample.ofRows(whole, kept), THIRD));
    }
  }

  @Test
  void tooManyRowsAreRefusedWithARemedy() {
    assertThatThrownBy(() -> KCI.over(parabola(1, 1001, 0), SearchControl.plain()))
        .isInstanceOf(DiscoveryException.class)
        .hasMessageContaining("1001")
        .hasMessageContaining("RCIT");
  }

  @Test
  void discreteAndConstantVariablesAreRefusedByName() {
    Sample discrete = RandomWorlds.discrete(RandomWorlds.dag(1, 3, 1), 3, 50, 1);
    Sample constant =
        new MemorySample.Builder(50)
            .continuous("a", new double[50])
            .continuous("b", parabola(1, 50, 0).values(0))
            .build();
    for (IndependenceTests tests : new IndependenceTests[] {KCI, RCIT}) {
      assertThatThrownBy(() -> tests.over(discrete, SearchControl.plain()))
          .isInstanceOf(DiscoveryException.class)
          .hasMessageContaining("X00");
      assertThatThrownBy(() -> tests.over(constant, SearchControl.plain()))
          .isInstanceOf(DiscoveryException.class)
          .hasMessageContaining("'a'");
    }
  }
}
