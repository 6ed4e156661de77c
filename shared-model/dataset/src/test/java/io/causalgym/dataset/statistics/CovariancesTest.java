package io.causalgym.dataset.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.dataset.MemorySample;
import io.causalgym.dataset.Sample;
import io.causalgym.numeric.parallel.ParallelLoop;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CovariancesTest {
  private static final ParallelLoop ALONE = ParallelLoop.sequential();

  private static double[][] columns(
      long seed, int size, int rows, double mean, double deviation, double gaps) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] columns = new double[size][rows];
    for (int row = 0; row < rows; row++) {
      double common = random.nextGaussian();
      for (int column = 0; column < size; column++) {
        double value = mean + deviation * (common * column + random.nextGaussian());
        columns[column][row] = random.nextDouble() < gaps ? Double.NaN : value;
      }
    }
    return columns;
  }

  private static Sample sample(double[][] columns) {
    MemorySample.Builder builder = new MemorySample.Builder(columns[0].length);
    for (int column = 0; column < columns.length; column++) {
      builder.continuous("v" + column, columns[column]);
    }
    return builder.build();
  }

  private static Covariances of(double[][] columns, ParallelLoop loop) {
    int[] all = IntStream.range(0, columns.length).toArray();
    return Covariances.of(sample(columns), all, loop, () -> false);
  }

  /// Two passes in 40 digits over the rows without missing values.
  private static double exact(double[][] columns, int a, int b) {
    MathContext digits = new MathContext(40);
    int[] rows =
        IntStream.range(0, columns[0].length)
            .filter(row ->
                IntStream.range(0, columns.length).noneMatch(c -> Double.isNaN(columns[c][row])))
            .toArray();
    BigDecimal count = BigDecimal.valueOf(rows.length);
    BigDecimal meanA = BigDecimal.ZERO;
    BigDecimal meanB = BigDecimal.ZERO;
    for (int row : rows) {
      meanA = meanA.add(new BigDecimal(columns[a][row]));
      meanB = meanB.add(new BigDecimal(columns[b][row]));
    }
    meanA = meanA.divide(count, digits);
    meanB = meanB.divide(count, digits);
    BigDecimal sum = BigDecimal.ZERO;
    for (int row : rows) {
      BigDecimal left = new BigDecimal(columns[a][row]).subtract(meanA);
      BigDecimal right = new BigDecimal(columns[b][row]).subtract(meanB);
      sum = sum.add(left.multiply(right, digits));
    }
    return sum.divide(count.subtract(BigDecimal.ONE), digits).doubleValue();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 1, 0",
    "2, 1e9, 1, 0",
    "3, 1e9, 1, 0.02",
    "4, -1e12, 1, 0",
    "5, 1e-300, 1e-150, 0",
    "6, 5, 1e-3, 0.1"
  })
  void covariancesAgreeWithExactArithmetic(long seed, double mean, double deviation, double gaps) {
    for (int rows : new int[] {2, 3, 100, 1000}) {
      double[][] columns = columns(seed, 5, rows, mean, deviation, rows > 50 ? gaps : 0);
      Covariances found = of(columns, ALONE);
      double[] variances = new double[5];
      for (int a = 0; a < 5; a++) {
        variances[a] = exact(columns, a, a);
        for (int b = 0; b <= a; b++) {
          double scale = Math.sqrt(variances[a] * variances[b]);
          assertThat(found.covariance(a, b) / scale)
              .isCloseTo(exact(columns, a, b) / scale, within(1e-13));
        }
      }
    }
  }

  @Test
  void manyBlocksLoseNoDigits() {
    double[][] columns = columns(9, 2, 100_000, 1e9, 1, 0);
    Covariances found = of(columns, ALONE);
    double exact = exact(columns, 1, 1);
    assertThat(found.variance(1)).isCloseTo(exact, within(1e-13 * exact));
    assertThat(found.covariance(0, 1)).isCloseTo(exact(columns, 0, 1), within(1e-13 * exact));
    assertThat(found.mean(0)).isCloseTo(1e9, within(0.02));
  }

  @Test
  void rowsThatArriveInPartsGiveTheSameAsAllAtOnce() {
    SplittableRandom random = new SplittableRandom(3);
    for (int seed = 0; seed < 200; seed++) {
      double[][] columns = columns(seed, 4, 2 + random.nextInt(300), 50, 2, seed % 2 * 0.1);
      int rows = columns[0].length;
      int cut = random.nextInt(rows + 1);
      Covariances first = new Covariances(4);
      first.add(part(columns, 0, cut), cut, ALONE);
      Covariances second = new Covariances(4);
      second.add(part(columns, cut, rows), rows - cut, ALONE);
      first.merge(second);
      Covariances whole = of(columns, ALONE);
      assertThat(first.count()).isEqualTo(whole.count());
      assertThat(first.omitted()).isEqualTo(whole.omitted()).isEqualTo(rows - whole.count());
      if (whole.count() > 1) {
        assertThat(first.covariance(3, 1)).isCloseTo(whole.covariance(3, 1), within(1e-10));
        assertThat(first.mean(2)).isCloseTo(whole.mean(2), within(1e-12));
      }
    }
  }

  private static double[][] part(double[][] columns, int from, int to) {
    double[][] part = new double[columns.length][];
    for (int column = 0; column < part.length; column++) {
      part[column] = Arrays.copyOfRange(columns[column], from, to);
    }
    return part;
  }

  @Test
  void anyNumberOfThreadsGivesTheSameBits() {
    double[][] columns = columns(5, 150, 70_000, 3, 1, 0);
    Covariances alone = of(columns, ALONE);
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int count : new int[] {2, 4}) {
        Covariances together = of(columns, new ParallelLoop(threads, count));
        for (int a = 0; a < 150; a++) {
          for (int b = 0; b <= a; b++) {
            assertThat(together.covariance(a, b)).isEqualTo(alone.covariance(a, b));
          }
        }
      }
    }
  }

  @Test
  void correlationsLieBetweenMinusOneAndOne() {
    double[][] columns = {{1, 2, 3, 4}, {2, 4, 6, 8}, {-1, -2, -3, -4}, {5, 5, 5, 5}};
    Covariances found = of(columns, ALONE);
    assertThat(found.correlation(0, 1)).isCloseTo(1, within(1e-15)).isLessThanOrEqualTo(1);
    assertThat(found.correlation(2, 0)).isCloseTo(-1, within(1e-15));
    assertThat(found.correlation(0, 0)).isEqualTo(1);
    assertThat(found.correlation(3, 0)).isNaN();
    assertThat(found.correlation(3, 3)).isNaN();
  }

  @Test
  void oneRowHasNoVariance() {
    Covariances found = of(new double[][] {{7}}, ALONE);
    assertThat(found.mean(0)).isEqualTo(7);
    assertThat(found.variance(0)).isNaN();
  }

  @Test
  void statisticsCanBeStopped() {
    Sample sample = sample(new double[][] {{1, 2}});
    assertThatThrownBy(() -> Covariances.of(sample, new int[] {0}, ALONE, () -> true))
        .isInstanceOf(CancellationException.class);
  }
}
