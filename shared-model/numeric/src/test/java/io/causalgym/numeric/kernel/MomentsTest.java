package io.causalgym.numeric.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.numeric.random.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
  private static final int SIZE = 4;
  private static final int ROWS = 5000;

  private static double[][] columns(double offset) {
    double[][] columns = new double[SIZE][ROWS];
    for (int column = 0; column < SIZE; column++) {
      new RandomStream(7, column).fillNormal(0, columns[column], 0, ROWS);
      for (int row = 0; row < ROWS; row++) {
        columns[column][row] += offset + (column > 0 ? columns[0][row] : 0);
      }
    }
    return columns;
  }

  private static double[][] rows(double[][] columns, int from, int to) {
    return Arrays.stream(columns)
        .map(x -> Arrays.copyOfRange(x, from, to))
        .toArray(double[][]::new);
  }

  private static double covariance(double[] x, double[] y) {
    double meanX = Arrays.stream(x).average().orElseThrow();
    double meanY = Arrays.stream(y).average().orElseThrow();
    double sum = 0;
    for (int row = 0; row < x.length; row++) {
      sum += (x[row] - meanX) * (y[row] - meanY);
    }
    return sum / (x.length - 1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e6, -3e8})
  void momentsAreThoseOfTheDefinition(double offset) {
    double[][] columns = columns(offset);
    Moments moments = new Moments(SIZE, true);
    Moments variances = new Moments(SIZE, false);
    for (int from = 0; from < ROWS; from += 700) {
      double[][] part = rows(columns, from, Math.min(ROWS, from + 700));
      moments.add(part, part[0].length);
      variances.add(part, part[0].length);
    }
    assertThat(moments.count()).isEqualTo(ROWS);
    for (int a = 0; a < SIZE; a++) {
      double[] x = columns[a];
      double mean = Arrays.stream(x).map(v -> v - offset).average().orElseThrow() + offset;
      assertThat(moments.mean(a)).isCloseTo(mean, within(1e-12 + 1e-15 * Math.abs(offset)));
      assertThat(moments.minimum(a)).isEqualTo(Arrays.stream(x).min().orElseThrow());
      assertThat(moments.maximum(a)).isEqualTo(Arrays.stream(x).max().orElseThrow());
      assertThat(variances.mean(a)).isEqualTo(moments.mean(a));
      assertThat(variances.variance(a)).isEqualTo(moments.variance(a));
      assertThat(moments.covariance(a, a)).isEqualTo(moments.variance(a));
      for (int b = 0; b < SIZE; b++) {
        assertThat(moments.covariance(a, b)).isCloseTo(covariance(x, columns[b]), within(1e-7));
      }
    }
  }

  @Test
  void mergedPartsAreCloseToTheWhole() {
    double[][] columns = columns(2);
    Moments whole = new Moments(SIZE, true);
    whole.add(columns, ROWS);
    Moments merged = new Moments(SIZE, true);
    for (int from = 0; from < ROWS; from += 1000) {
      Moments part = new Moments(SIZE, true);
      part.add(rows(columns, from, from + 1000), 1000);
      merged.merge(part);
    }
    merged.merge(new Moments(SIZE, true));
    assertThat(merged.count()).isEqualTo(whole.count());
    for (int a = 0; a < SIZE; a++) {
      assertThat(merged.mean(a)).isCloseTo(whole.mean(a), within(1e-14));
      for (int b = 0; b < SIZE; b++) {
        assertThat(merged.covariance(a, b)).isCloseTo(whole.covariance(a, b), within(1e-13));
      }
    }
  }

  @Test
  void whatIsNotKnownIsNotANumber() {
    Moments moments = new Moments(1, false);
    moments.add(new double[][] {{5}}, 1);
    assertThat(moments.mean(0)).isEqualTo(5);
    assertThat(moments.variance(0)).isNaN();
    assertThatThrownBy(() -> moments.covariance(0, 0)).isInstanceOf(IllegalStateException.class);
  }
}
