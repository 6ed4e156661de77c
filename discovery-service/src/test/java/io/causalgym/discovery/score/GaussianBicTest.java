package io.causalgym.discovery.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.dataset.MemorySample;
import io.causalgym.dataset.Sample;
import io.causalgym.discovery.Fixtures;
import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.search.DiscoveryException;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

class GaussianBicTest {
  private static final Sample SAMPLE = Fixtures.sample("lg_20_2_1000");

  @Test
  void aLocalScoreIsThatOfLeastSquares() {
    Score.Worker worker = new GaussianBic(SAMPLE, 2).worker();
    RandomGenerator random = RandomWorlds.generator(1);
    for (int run = 0; run < 100; run++) {
      int[] order = RandomWorlds.permutation(random, 20);
      int count = random.nextInt(12);
      int[] parents = Arrays.copyOfRange(order, 1, 1 + count);
      double m = SAMPLE.rows();
      double variance = leastSquares(SAMPLE, order[0], parents);
      double expected = -m * (Math.log(2 * Math.PI * variance) + 1) - 2 * (count + 2) * Math.log(m);
      assertThat(worker.local(order[0], parents, count)).isCloseTo(expected, within(1e-7));
    }
  }

  static double leastSquares(Sample sample, int node, int[] parents) {
    SimpleMatrix x = new SimpleMatrix(sample.rows(), parents.length + 1);
    SimpleMatrix y = new SimpleMatrix(sample.rows(), 1);
    y.setColumn(0, 0, sample.values(node));
    for (int row = 0; row < sample.rows(); row++) {
      x.set(row, parents.length, 1);
    }
    for (int i = 0; i < parents.length; i++) {
      x.setColumn(i, 0, sample.values(parents[i]));
    }
    double norm = y.minus(x.mult(x.solve(y))).normF();
    return norm * norm / sample.rows();
  }

  @Test
  void batchesAgreeWithOneByOneAndOrderDoesNotMatter() {
    BatchesAgree.check(new GaussianBic(SAMPLE, 2), 2, 10);
  }

  @Test
  void rowsWithMissingValuesAreLeftOut() {
    double[][] columns = new double[3][];
    for (int i = 0; i < 3; i++) {
      columns[i] = SAMPLE.values(i);
    }
    columns[0][3] = Double.NaN;
    columns[1][999] = Double.NaN;
    int[] complete =
        java.util.stream.IntStream.range(0, 1000).filter(r -> r != 3 && r != 999).toArray();
    Sample holes = sample(columns);
    Sample rest = MemorySample.ofRows(SAMPLE, complete);
    assertThat(new GaussianBic(holes, 1).worker().local(0, new int[] {1, 2}, 2))
        .isCloseTo(new GaussianBic(rest, 1).worker().local(0, new int[] {1, 2}, 2), within(1e-8));
  }

  private static Sample sample(double[]... columns) {
    MemorySample.Builder builder = new MemorySample.Builder(columns[0].length);
    for (int i = 0; i < columns.length; i++) {
      builder.continuous("v" + i, columns[i]);
    }
    return builder.build();
  }

  @Test
  void columnsThatCannotBeUsedAreNamed() {
    assertThatThrownBy(() -> new GaussianBic(sample(new double[] {1, 2, 4}, new double[3])))
        .isInstanceOf(DiscoveryException.class)
        .hasMessage("'v1' is constant; leave it out");
    assertThatThrownBy(
            () -> new GaussianBic(sample(new double[] {1, 2, 4}, new double[] {3, 5, 9})))
        .hasMessage("'v1' is a multiple of 'v0'; leave one out");
    assertThatThrownBy(() ->
            new GaussianBic(
                new MemorySample.Builder(1).discrete("d", List.of("a"), new short[1]).build()))
        .hasMessageStartingWith("'d' is discrete;");
    assertThatThrownBy(() -> new GaussianBic(sample(new double[] {1, Double.NaN, 2})))
        .hasMessageStartingWith("2 of 3 rows have no missing value, at least 3 are needed;");
    assertThatThrownBy(() -> new GaussianBic(sample(new double[] {1, Double.POSITIVE_INFINITY, 2})))
        .hasMessageStartingWith("'v0' has values too large");
    assertThatThrownBy(() -> new GaussianBic(SAMPLE, 0))
        .hasMessage("penalty 0.0 must be positive; between 1 and 4 is usual");
  }

  @Test
  void parentsThatDetermineEachOtherHaveNoScore() {
    double[] a = SAMPLE.values(0);
    double[] b = SAMPLE.values(1);
    double[] sum = new double[a.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = a[i] + b[i];
    }
    Score.Worker worker = new GaussianBic(sample(a, b, sum, SAMPLE.values(2))).worker();
    assertThat(worker.local(3, new int[] {0, 1, 2}, 3)).isEqualTo(Double.NEGATIVE_INFINITY);
    double[] fewer = new double[3];
    worker.shrunk(3, new int[] {0, 1, 2}, 3, fewer);
    assertThat(fewer[2]).isEqualTo(worker.local(3, new int[] {0, 1}, 2)).isFinite();
  }
}
