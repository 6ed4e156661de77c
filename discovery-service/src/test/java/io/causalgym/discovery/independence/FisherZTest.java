package io.causalgym.discovery.independence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.dataset.MemorySample;
import io.causalgym.dataset.Sample;
import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.SearchControl;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

class FisherZTest {

  /// By the inverse of the correlation matrix of exactly the variables of the test, over exactly
  /// the rows in which all of them are known.
  private static double definition(Sample sample, int x, int y, int[] given) {
    int[] variables = IntStream.concat(IntStream.of(x, y), Arrays.stream(given)).toArray();
    double[][] columns = Arrays.stream(variables).mapToObj(sample::values).toArray(double[][]::new);
    int[] rows =
        IntStream.range(0, sample.rows())
            .filter(row -> Arrays.stream(columns).noneMatch(column -> Double.isNaN(column[row])))
            .toArray();
    SimpleMatrix covariance = new SimpleMatrix(variables.length, variables.length);
    for (int i = 0; i < variables.length; i++) {
      for (int j = 0; j < variables.length; j++) {
        covariance.set(i, j, covariance(columns[i], columns[j], rows));
      }
    }
    SimpleMatrix precision = covariance.invert();
    double r = -precision.get(0, 1) / Math.sqrt(precision.get(0, 0) * precision.get(1, 1));
    double z = 0.5 * Math.log((1 + r) / (1 - r)) * Math.sqrt(rows.length - given.length - 3);
    return 2 * NormalDistribution.of(0, 1).cumulativeProbability(-Math.abs(z));
  }

  private static double covariance(double[] x, double[] y, int[] rows) {
    double meanX = Arrays.stream(rows).mapToDouble(row -> x[row]).average().orElseThrow();
    double meanY = Arrays.stream(rows).mapToDouble(row -> y[row]).average().orElseThrow();
    return Arrays.stream(rows)
        .mapToDouble(row -> (x[row] - meanX) * (y[row] - meanY))
        .average()
        .orElseThrow();
  }

  private static int[] some(RandomGenerator random, int size, int count) {
    return Arrays.copyOf(RandomWorlds.permutation(random, size), count);
  }

  @Test
  void pValuesAreThoseOfTheInverseMatrix() {
    for (int seed = 0; seed < 60; seed++) {
      Sample sample = RandomWorlds.linear(RandomWorlds.dag(seed, 9, 3), 120, seed);
      assertPValues(sample, seed);
    }
  }

  @Test
  void missingValuesAreLeftOutTestByTest() {
    for (int seed = 0; seed < 60; seed++) {
      Sample whole = RandomWorlds.linear(RandomWorlds.dag(seed, 9, 3), 120, seed);
      assertPValues(withHoles(whole, seed), seed);
    }
  }

  private static Sample withHoles(Sample whole, long seed) {
    RandomGenerator random = RandomWorlds.generator(seed + 77);
    MemorySample.Builder builder = new MemorySample.Builder(whole.rows());
    for (int column = 0; column < whole.size(); column++) {
      double[] values = whole.values(column);
      for (int row = 0; row < values.length && column % 2 == 0; row++) {
        values[row] = random.nextDouble() < 0.1 ? Double.NaN : 5 + 3 * values[row];
      }
      builder.continuous("X" + column, values);
    }
    return builder.build();
  }

  private static void assertPValues(Sample sample, long seed) {
    RandomGenerator random = RandomWorlds.generator(seed);
    IndependenceTest.Worker worker = FisherZ.of(sample, SearchControl.plain()).worker();
    for (int count = 0; count <= 6; count++) {
      int[] chosen = some(random, sample.size(), count + 2);
      int[] given = Arrays.copyOfRange(chosen, 2, count + 2);
      double p = worker.pValue(chosen[0], chosen[1], given, count);
      double expected = definition(sample, chosen[0], chosen[1], given);
      assertThat(p).isCloseTo(expected, within(1e-9));
      for (int left = 0, right = count - 1; left < right; left++, right--) {
        int swapped = given[left];
        given[left] = given[right];
        given[right] = swapped;
      }
      assertThat(worker.pValue(chosen[1], chosen[0], given, count)).isEqualTo(p);
      for (double alpha : new double[] {0.001, 0.01, 0.2}) {
        assertThat(worker.independent(chosen[0], chosen[1], given, count, alpha))
            .isEqualTo(p > alpha);
      }
    }
  }

  @Test
  void subsetsAreDecidedAsOneByOne() {
    for (int seed = 0; seed < 40; seed++) {
      Sample sample = RandomWorlds.linear(RandomWorlds.dag(seed, 10, 4), 150, seed);
      FinderCheck.assertFinds(FisherZ.of(sample, SearchControl.plain()), seed);
    }
  }

  @Test
  void aVariableThatTheConditionDeterminesIsIndependent() {
    RandomGenerator random = RandomWorlds.generator(1);
    double[][] columns = new double[4][100];
    for (int row = 0; row < 100; row++) {
      columns[0][row] = random.nextGaussian();
      columns[1][row] = random.nextGaussian();
      columns[2][row] = columns[0][row] + columns[1][row];
      columns[3][row] = columns[0][row] + random.nextGaussian();
    }
    MemorySample.Builder builder = new MemorySample.Builder(100);
    for (int column = 0; column < 4; column++) {
      builder.continuous("X" + column, columns[column]);
    }
    FisherZ test = FisherZ.of(builder.build(), SearchControl.plain());
    IndependenceTest.Worker worker = test.worker();
    assertThat(worker.pValue(2, 3, new int[] {0, 1}, 2)).isEqualTo(1);
    // Of the three, the third says nothing new.
    assertThat(worker.pValue(0, 3, new int[] {1, 2}, 2)).isEqualTo(1);
    FinderCheck.assertFinds(test, 1);
  }

  @Test
  void columnsThatAreTheSameButForScaleAreNamed() {
    Sample sample = RandomWorlds.linear(RandomWorlds.dag(2, 3, 1), 50, 2);
    double[] twice = Arrays.stream(sample.values(1)).map(value -> 7 - 2 * value).toArray();
    Sample more =
        new MemorySample.Builder(50)
            .continuous("a", sample.values(0))
            .continuous("b", sample.values(1))
            .continuous("c", twice)
            .build();
    assertThatThrownBy(() -> FisherZ.of(more, SearchControl.plain()))
        .isInstanceOf(DiscoveryException.class)
        .hasMessageContaining("'b' and 'c' are collinear");
  }

  @Test
  void aTestWithoutDegreesOfFreedomSaysNothing() {
    Sample sample = RandomWorlds.linear(RandomWorlds.dag(2, 5, 2), 5, 2);
    IndependenceTest.Worker worker = FisherZ.of(sample, SearchControl.plain()).worker();
    assertThat(worker.pValue(0, 1, new int[] {2, 3}, 2)).isEqualTo(1);
    assertThat(worker.independent(0, 1, new int[] {2, 3}, 2, 0.5)).isTrue();
    Sample three = RandomWorlds.linear(RandomWorlds.dag(2, 5, 2), 3, 2);
    assertThatThrownBy(() -> FisherZ.of(three, SearchControl.plain()))
        .isInstanceOf(DiscoveryException.class)
        .hasMessageContaining("4 rows");
  }
}
