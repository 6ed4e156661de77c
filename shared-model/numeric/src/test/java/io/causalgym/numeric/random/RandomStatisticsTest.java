package io.causalgym.numeric.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Numbers of fixed seeds: what passes once passes always. Limits are those that one of thousands
/// of right generators would miss.
class RandomStatisticsTest {
  private static final int COUNT = 1 << 20;

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 42, 0x123456789ABCDEFL})
  void uniformNumbersAreUniform(long seed) {
    double[] numbers = new double[COUNT];
    new RandomStream(seed, 7).fillUniform(0, numbers, 0, COUNT);
    Arrays.sort(numbers);
    double distance = 0;
    for (int k = 0; k < COUNT; k++) {
      distance = Math.max(distance, Math.abs(numbers[k] - (k + 0.5) / COUNT) + 0.5 / COUNT);
    }
    assertThat(distance * Math.sqrt(COUNT)).isLessThan(1.95);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 42, 0x123456789ABCDEFL})
  void normalNumbersAreNormal(long seed) {
    double[] numbers = new double[COUNT];
    new RandomStream(seed, 0).fillNormal(0, numbers, 0, COUNT);
    double[] moments = new double[9];
    for (double number : numbers) {
      double power = 1;
      for (int k = 1; k <= 8; k++) {
        moments[k] += (power *= number) / COUNT;
      }
    }
    double[] exact = {1, 0, 1, 0, 3, 0, 15, 0, 105, 0, 945, 0, 10395};
    for (int k = 1; k <= 6; k++) {
      double error = Math.sqrt((exact[2 * k] - exact[k] * exact[k]) / COUNT);
      assertThat(moments[k]).isCloseTo(exact[k], within(5 * error));
    }
    Arrays.sort(numbers);
    NormalDistribution normal = NormalDistribution.of(0, 1);
    double distance = 0;
    for (int k = 0; k < COUNT; k++) {
      double cdf = normal.cumulativeProbability(numbers[k]);
      distance = Math.max(distance, Math.abs(cdf - (k + 0.5) / COUNT) + 0.5 / COUNT);
    }
    assertThat(distance * Math.sqrt(COUNT)).isLessThan(1.95);
  }

  @Test
  void theTailOfNormalNumbersIsRightBeyondFiveStandardDeviations() {
    RandomStream stream = new RandomStream(99, 1);
    double[] block = new double[1 << 13];
    long[] beyond = new long[6];
    long count = 1 << 26;
    for (long first = 0; first < count; first += block.length) {
      stream.fillNormal(first, block, 0, block.length);
      for (double number : block) {
        if (Math.abs(number) > 3) {
          for (int k = 3; k < 6; k++) {
            beyond[k] += Math.abs(number) > k ? 1 : 0;
          }
        }
      }
    }
    for (int k = 3; k < 6; k++) {
      double expected = 2 * count * NormalDistribution.of(0, 1).survivalProbability(k);
      assertThat((double) beyond[k]).isCloseTo(expected, within(4 * Math.sqrt(expected)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1 0, 1 1",
    "1 0, 2 0",
    "0 0, 4294967296 0",
    "5 1, 5 281474976710657",
    "-1 3, -2 3",
    "8 8, 9 9"
  })
  void neighbouringStreamsAndSeedsAreUncorrelated(String a, String b) {
    assertThat(Math.abs(correlation(numbers(a, 0), numbers(b, 0)))).isLessThan(4.5);
    assertThat(Math.abs(correlation(squares(a), squares(b)))).isLessThan(4.5);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 8, 9, 15, 16, 17, 32, 1024})
  void numbersOfAStreamAreUncorrelatedWithLaterOnes(int lag) {
    assertThat(Math.abs(correlation(numbers("3 4", 0), numbers("3 4", lag)))).isLessThan(4.5);
    double[] late = Arrays.stream(numbers("3 4", lag)).map(x -> x * x).toArray();
    assertThat(Math.abs(correlation(squares("3 4"), late))).isLessThan(4.5);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 6, 10, 1000})
  void integersAreEquallyLikely(int bound) {
    RandomStream stream = new RandomStream(11, 2);
    long[] counts = new long[bound];
    for (int index = 0; index < COUNT; index++) {
      counts[stream.below(index, bound)]++;
    }
    assertThat(chiSquare(counts))
        .isBetween(bound - 5 * Math.sqrt(2.0 * bound), bound + 5 * Math.sqrt(2.0 * bound));
  }

  @Test
  void everyByteOfTheBitsIsUniform() {
    RandomStream stream = new RandomStream(12, 3);
    for (int shift = 0; shift < 64; shift += 8) {
      long[] counts = new long[256];
      for (int index = 0; index < COUNT; index++) {
        counts[(int) (stream.bits(index) >>> shift) & 255]++;
      }
      assertThat(chiSquare(counts)).isBetween(255 - 5 * Math.sqrt(510), 255 + 5 * Math.sqrt(510));
    }
  }

  private static double chiSquare(long[] counts) {
    double expected = (double) Arrays.stream(counts).sum() / counts.length;
    return Arrays.stream(counts).mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
  }

  private static double[] numbers(String stream, long first) {
    String[] parts = stream.split(" ", 2);
    double[] numbers = new double[COUNT];
    new RandomStream(Long.parseLong(parts[0]), Long.parseLong(parts[1]))
        .fillNormal(first, numbers, 0, COUNT);
    return numbers;
  }

  private static double[] squares(String stream) {
    return Arrays.stream(numbers(stream, 0)).map(x -> x * x).toArray();
  }

  /// Times the square root of the count: standard normal for independent numbers.
  private static double correlation(double[] x, double[] y) {
    double meanX = Arrays.stream(x).average().orElseThrow();
    double meanY = Arrays.stream(y).average().orElseThrow();
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (int k = 0; k < x.length; k++) {
      xx += (x[k] - meanX) * (x[k] - meanX);
      xy += (x[k] - meanX) * (y[k] - meanY);
      yy += (y[k] - meanY) * (y[k] - meanY);
    }
    return xy / Math.sqrt(xx * yy) * Math.sqrt(x.length);
  }
}
