package io.causalgym.discovery.independence.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.dataset.MemorySample;
import io.causalgym.dataset.Sample;
import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.independence.FisherZ;
import io.causalgym.discovery.independence.IndependenceTest;
import io.causalgym.discovery.independence.IndependenceTests;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.SearchControl;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

class MixedTestsTest {
  private static final IndependenceTests DEGENERATE = DegenerateGaussian.tests();
  private static final IndependenceTests CONDITIONAL = ConditionalGaussian.tests();
  private static final int[] NONE = {};

  /// `u` of 3 levels, `a = u + e`, `b = u + effect a + e`, `v` of 2 levels from `u`, and from `a`
  /// by the effect: given `u`, all are independent where the effect is 0.
  private static Sample mixed(long seed, int rows, double effect) {
    RandomGenerator random = RandomWorlds.generator(seed);
    short[] u = new short[rows];
    short[] v = new short[rows];
    double[] a = new double[rows];
    double[] b = new double[rows];
    for (int row = 0; row < rows; row++) {
      u[row] = (short) random.nextInt(3);
      double own = random.nextGaussian();
      a[row] = u[row] + own;
      b[row] = 0.7 * u[row] + effect * own + random.nextGaussian();
      v[row] = (short) (random.nextGaussian() + 0.5 * u[row] + 2 * effect * own > 0.5 ? 1 : 0);
    }
    return new MemorySample.Builder(rows)
        .discrete("u", List.of("p", "q", "r"), u)
        .discrete("v", List.of("n", "y"), v)
        .continuous("a", a)
        .continuous("b", b)
        .build();
  }

  private static double pValue(IndependenceTests tests, Sample sample, int x, int y, int... given) {
    return tests.over(sample, SearchControl.plain()).worker().pValue(x, y, given, given.length);
  }

  private static double rejected(IndependenceTests tests, double effect, int x, int y) {
    int count = 0;
    for (long seed = 0; seed < 400; seed++) {
      count += pValue(tests, mixed(seed, 200, effect), x, y, 0) <= 0.05 ? 1 : 0;
    }
    return count / 400.0;
  }

  @Test
  void bothKeepTheirLevelGivenALevel() {
    for (IndependenceTests tests : List.of(DEGENERATE, CONDITIONAL)) {
      assertThat(rejected(tests, 0, 2, 3)).as("numbers").isBetween(0.025, 0.08);
      assertThat(rejected(tests, 0, 1, 2)).as("a level and a number").isBetween(0.025, 0.085);
    }
  }

  @Test
  void bothSeeEffectsOfNumbersOnNumbersAndLevels() {
    for (IndependenceTests tests : List.of(DEGENERATE, CONDITIONAL)) {
      assertThat(rejected(tests, 0.3, 2, 3)).isGreaterThan(0.9);
      assertThat(rejected(tests, 0.3, 1, 2)).isGreaterThan(0.9);
    }
  }

  @Test
  void forNumbersTheDegenerateTestIsNearlyFishersZ() {
    Sample sample = RandomWorlds.linear(RandomWorlds.dag(2, 6, 2), 500, 2);
    IndependenceTest.Worker z = FisherZ.of(sample, SearchControl.plain()).worker();
    for (int x = 0; x < 6; x++) {
      for (int y = 0; y < x; y++) {
        int[] given = {(x + 1) % 6, (x + 2) % 6};
        if (y != given[0] && y != given[1]) {
          assertThat(pValue(DEGENERATE, sample, x, y, given))
              .isCloseTo(z.pValue(x, y, given, 2), within(0.004));
        }
      }
    }
  }

  /// Wilks' lambda by the residuals of least squares, written out.
  @Test
  void theDegenerateTestIsThatOfTwoMultivariateRegressions() {
    for (long seed = 0; seed < 50; seed++) {
      Sample sample = mixed(seed, 120, 0.1);
      SimpleMatrix given = columns(sample, 2);
      SimpleMatrix x = columns(sample, 0);
      SimpleMatrix y = columns(sample, 1, 3);
      // u (two indicators) against v given a, and against b given a: one block each.
      for (int variable : new int[] {1, 3}) {
        SimpleMatrix block = variable == 1 ? y.cols(0, 1) : y.cols(1, 2);
        double without = squares(given, block).determinant();
        double with = squares(given.concatColumns(x), block).determinant();
        double expected =
            ChiSquaredDistribution.of(2)
                .survivalProbability(-(120 - 1 - 1 - (2 + 1 + 1) / 2.0) * Math.log(with / without));
        assertThat(pValue(DEGENERATE, sample, 0, variable, 2)).isCloseTo(expected, within(1e-9));
      }
    }
  }

  private static SimpleMatrix columns(Sample sample, int... variables) {
    SimpleMatrix all = new SimpleMatrix(sample.rows(), 0);
    for (int variable : variables) {
      if (sample.variables().get(variable).isDiscrete()) {
        short[] codes = sample.codes(variable);
        for (int level = 0; level < sample.variables().get(variable).levels().size() - 1; level++) {
          SimpleMatrix column = new SimpleMatrix(codes.length, 1);
          for (int row = 0; row < codes.length; row++) {
            column.set(row, 0, codes[row] == level ? 1 : 0);
          }
          all = all.concatColumns(column);
        }
      } else {
        all = all.concatColumns(new SimpleMatrix(sample.values(variable)));
      }
    }
    return all;
  }

  private static SimpleMatrix squares(SimpleMatrix on, SimpleMatrix of) {
    SimpleMatrix ones = SimpleMatrix.filled(on.getNumRows(), 1, 1);
    SimpleMatrix design = ones.concatColumns(on);
    SimpleMatrix residuals = of.minus(design.mult(design.solve(of)));
    return residuals.transpose().mult(residuals);
  }

  /// Regressions within each level, written out.
  @Test
  void theConditionalTestOfNumbersAddsTheRegressionsOfEachLevel() {
    for (long seed = 0; seed < 50; seed++) {
      Sample sample = mixed(seed, 120, 0.1);
      SimpleMatrix a = columns(sample, 2);
      SimpleMatrix b = columns(sample, 3);
      double statistic = 0;
      double pooled = 0;
      for (int level = 0; level < 3; level++) {
        int[] rows = rows(sample.codes(0), level);
        SimpleMatrix ofA = rows(a, rows);
        SimpleMatrix ofB = rows(b, rows);
        double without = squares(new SimpleMatrix(rows.length, 0), ofB).get(0, 0);
        statistic += rows.length * Math.log(without / squares(ofA, ofB).get(0, 0));
        pooled += rows.length * Math.log(squares(ofA, ofB).get(0, 0) / rows.length);
      }
      assertThat(pValue(CONDITIONAL, sample, 2, 3, 0))
          .isCloseTo(ChiSquaredDistribution.of(3).survivalProbability(statistic), within(1e-9));
      double together = 120 * Math.log(squares(a, b).get(0, 0) / 120) - pooled;
      assertThat(pValue(CONDITIONAL, sample, 0, 3, 2))
          .isCloseTo(ChiSquaredDistribution.of(6).survivalProbability(together), within(1e-9));
    }
  }

  private static int[] rows(short[] codes, int level) {
    return java.util.stream.IntStream.range(0, codes.length)
        .filter(row -> codes[row] == level)
        .toArray();
  }

  private static SimpleMatrix rows(SimpleMatrix matrix, int[] rows) {
    SimpleMatrix chosen = new SimpleMatrix(rows.length, 1);
    for (int i = 0; i < rows.length; i++) {
      chosen.set(i, 0, matrix.get(rows[i], 0));
    }
    return chosen;
  }

  @Test
  void aPValueIsTheSameFromBothSidesAndForAnyOrderOfTheSet() {
    Sample sample = mixed(4, 150, 0.2);
    for (IndependenceTests tests : List.of(DEGENERATE, CONDITIONAL)) {
      for (int x = 0; x < 4; x++) {
        for (int y = 0; y < x; y++) {
          int[] rest = java.util.stream.IntStream.range(0, 4).filter(in(x, y)).toArray();
          double p = pValue(tests, sample, x, y, rest);
          assertThat(pValue(tests, sample, y, x, rest[1], rest[0])).isEqualTo(p);
          assertThat(p).isBetween(0.0, 1.0);
        }
      }
    }
  }

  private static java.util.function.IntPredicate in(int x, int y) {
    return v -> v != x && v != y;
  }

  @Test
  void rowsWithAMissingValueAreLeftOut() {
    Sample whole = mixed(6, 200, 0.2);
    short[] u = whole.codes(0);
    double[] a = whole.values(2);
    for (int row = 0; row < 10; row++) {
      u[row] = Sample.MISSING;
      a[199 - row] = Double.NaN;
    }
    Sample holes =
        new MemorySample.Builder(200)
            .discrete("u", List.of("p", "q", "r"), u)
            .discrete("v", List.of("n", "y"), whole.codes(1))
            .continuous("a", a)
            .continuous("b", whole.values(3))
            .build();
    int[] kept = java.util.stream.IntStream.range(10, 190).toArray();
    Sample left = MemorySample.ofRows(whole, kept);
    for (IndependenceTests tests : List.of(DEGENERATE, CONDITIONAL)) {
      assertThat(pValue(tests, holes, 2, 3, 0))
          .isCloseTo(pValue(tests, left, 2, 3, 0), within(1e-12));
      assertThat(pValue(tests, holes, 1, 3)).isEqualTo(pValue(tests, whole, 1, 3));
    }
  }

  @Test
  void whatTheSetDeterminesIsIndependent() {
    Sample sample = mixed(7, 100, 0.5);
    Sample copies =
        new MemorySample.Builder(100)
            .continuous("a", sample.values(2))
            .continuous("b", sample.values(3))
            .continuous("c", sample.values(2))
            .discrete("u", List.of("p", "q", "r"), sample.codes(0))
            .build();
    for (IndependenceTests tests : List.of(DEGENERATE, CONDITIONAL)) {
      assertThat(pValue(tests, copies, 0, 1, 2)).isEqualTo(1);
      assertThat(pValue(tests, copies, 0, 2)).isLessThan(1e-12);
      assertThat(pValue(tests, copies, 0, 1, NONE)).isLessThan(0.05);
    }
  }

  @Test
  void aVariableWithOneValueIsRefusedByName() {
    Sample constant =
        new MemorySample.Builder(20)
            .continuous("a", new double[20])
            .discrete("u", List.of("p", "q"), new short[20])
            .build();
    assertThatThrownBy(() -> DEGENERATE.over(constant, SearchControl.plain()))
        .isInstanceOf(DiscoveryException.class)
        .hasMessageContaining("'a'");
  }
}
