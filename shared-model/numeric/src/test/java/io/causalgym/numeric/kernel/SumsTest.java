package io.causalgym.numeric.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.numeric.random.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SumsTest {

  /// The order of additions by its definition, without vectors.
  private static double inOrder(double[] terms, int count) {
    double[] lanes = new double[32];
    for (int row = 0; row < count; row++) {
      lanes[row % 32] += terms[row];
    }
    while (lanes.length > 1) {
      int half = lanes.length / 2;
      double[] pairs = new double[half];
      for (int lane = 0; lane < half; lane++) {
        pairs[lane] = lanes[lane] + lanes[lane + half];
      }
      lanes = pairs;
    }
    return lanes[0];
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 31, 32, 33, 64, 100, 500, 1000})
  void sumsAreThoseOfTheScalarDefinitionToTheBit(int count) {
    for (int seed = 0; seed < 50; seed++) {
      double[] x = normals(seed, 0);
      double[] y = normals(seed, 1);
      double[] products = new double[x.length];
      double[] squares = new double[x.length];
      for (int row = 0; row < count; row++) {
        products[row] = x[row] * y[row];
        squares[row] = (x[row] - 0.3) * (x[row] - 0.3);
      }
      assertThat(Sums.sum(x, count)).isEqualTo(inOrder(x, count));
      assertThat(Sums.product(x, y, new double[x.length], count))
          .isEqualTo(inOrder(products, count));
      assertThat(Sums.squaredDeviations(x, 0.3, count)).isEqualTo(inOrder(squares, count));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 31, 32, 33, 64, 100, 500, 1000})
  void theRangeIsThatOfTheRowsThatCount(int count) {
    for (int seed = 0; seed < 50; seed++) {
      double[] x = normals(seed, 0);
      double[] counted = Arrays.copyOf(x, count);
      assertThat(Sums.minimum(x, count)).isEqualTo(Arrays.stream(counted).min().orElseThrow());
      assertThat(Sums.maximum(x, count)).isEqualTo(Arrays.stream(counted).max().orElseThrow());
    }
  }

  private static double[] normals(long seed, long stream) {
    double[] normals = new double[1000];
    new RandomStream(seed, stream).fillNormal(0, normals, 0, 1000);
    return normals;
  }
}
