package io.causalgym.numeric.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.numeric.kernel.Gram;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What sums of products of columns, and inverses of their matrix, must do on any backend.
public abstract class GramContract extends KernelContract {

  @ParameterizedTest
  @CsvSource({
    "0, 5",
    "1, 0",
    "1, 1",
    "2, 2",
    "3, 7",
    "31, 257",
    "32, 256",
    "33, 1009",
    "101, 64",
    "257, 33"
  })
  void theLowerTriangleHoldsTheProductsOfAllPairs(int columns, int rows) {
    assertProducts(columns, rows, 1);
  }

  @Test
  void smallSumsAreThoseOfTheDefinition() {
    SplittableRandom random = new SplittableRandom(3);
    for (int seed = 0; seed < 200; seed++) {
      assertProducts(random.nextInt(20), random.nextInt(60), seed);
    }
  }

  private void assertProducts(int columns, int rows, long seed) {
    int stride = Math.ceilDiv(rows, Gram.LANES) * Gram.LANES + (int) (seed % 3);
    Matrix first = columns(columns, stride, rows, seed);
    Matrix second = columns(columns, stride, rows / 2, -seed);
    double[] sums = new double[columns * columns];
    Arrays.fill(sums, 0.5);
    KernelRun run = KernelRun.plain();
    try (CrossProducts products = backend().crossProducts(columns, run)) {
      products.add(first.values(), stride, rows);
      products.add(second.values(), stride, rows / 2);
      products.addTo(sums);
    }
    assertUsed(run);
    for (int i = 0; i < columns; i++) {
      for (int j = 0; j < columns; j++) {
        double expected = 0.5 + (j <= i ? sum(first, i, j) + sum(second, i, j) : 0);
        double ii = sum(first, i, i) + sum(second, i, i);
        double jj = sum(first, j, j) + sum(second, j, j);
        double error = tolerance(Kernel.CROSS_PRODUCTS) * (Math.sqrt(ii * jj) + 1);
        if (!(Math.abs(sums[i * columns + j] - expected) <= error)) {
          assertThat(sums[i * columns + j])
              .as("seed %d, columns %d and %d", seed, i, j)
              .isCloseTo(expected, within(error));
        }
      }
    }
  }

  /// Columns one after another, filled up with zeros.
  private static Matrix columns(int columns, int stride, int rows, long seed) {
    double[] block = new double[columns * stride];
    Matrix values = normals(1, columns * rows, seed);
    for (int column = 0; column < columns; column++) {
      System.arraycopy(values.values(), column * rows, block, column * stride, rows);
    }
    return Matrix.owning(columns, stride, block);
  }

  private static double sum(Matrix columns, int i, int j) {
    return dot(columns.columns(), k -> columns.at(i, k), k -> columns.at(j, k));
  }

  @Test
  void blocksOfWrongShapeAreRefused() {
    KernelRun run = KernelRun.plain();
    assertThatThrownBy(() -> backend().crossProducts(-1, run))
        .isInstanceOf(IllegalArgumentException.class);
    try (CrossProducts products = backend().crossProducts(3, run)) {
      assertThatThrownBy(() -> products.add(new double[30], 10, 9))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> products.add(new double[30], 16, 8))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> products.add(new double[30], 8, -1))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> products.addTo(new double[8]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 4, 0",
    "3, 0, 2",
    "5, 1, 0",
    "9, 2, 0",
    "300, 63, 0",
    "257, 64, 1e-3",
    "131, 65, 0.1",
    "40, 101, 2",
    "1009, 129, 0",
    "1500, 257, 0.5"
  })
  void anInverseIsThatOfTheDefinition(int rows, int columns, double ridge) {
    if (rows > 0 || ridge > 0) {
      assertInverse(rows, columns, ridge, 1);
    } else {
      assertThatThrownBy(() -> assertInverse(rows, columns, ridge, 1))
          .isInstanceOf(ArithmeticException.class);
    }
  }

  @Test
  void smallInversesAreThoseOfTheDefinition() {
    SplittableRandom random = new SplittableRandom(4);
    for (int seed = 0; seed < 200; seed++) {
      int columns = random.nextInt(24);
      assertInverse(2 * columns + 3, columns, seed % 2 * random.nextDouble(), seed);
    }
  }

  private void assertInverse(int rows, int columns, double ridge, long seed) {
    Matrix samples = normals(rows, columns, seed);
    KernelRun run = KernelRun.plain();
    Matrix inverse = backend().gramInverse(samples, ridge, run);
    assertUsed(run);
    assertThat(inverse.rows()).isEqualTo(columns);
    assertThat(inverse.columns()).isEqualTo(columns);
    double[][] gram = gram(samples, ridge);
    double error =
        tolerance(Kernel.GRAM_INVERSE) * Dense.largest(gram) * square(Dense.largest(inverse));
    double[][] exact = Dense.inverse(gram);
    for (int i = 0; i < columns; i++) {
      for (int j = 0; j < columns; j++) {
        if (!(Math.abs(inverse.at(i, j) - exact[i][j]) <= error)
            || inverse.at(i, j) != inverse.at(j, i)) {
          assertThat(inverse.at(i, j))
              .as("seed %d, row %d, column %d", seed, i, j)
              .isCloseTo(exact[i][j], within(error))
              .isEqualTo(inverse.at(j, i));
        }
      }
    }
  }

  private static double square(double x) {
    return x * x;
  }

  private static double[][] gram(Matrix samples, double ridge) {
    double[][] gram = new double[samples.columns()][samples.columns()];
    for (int row = 0; row < gram.length; row++) {
      int i = row;
      for (int column = 0; column < gram.length; column++) {
        int j = column;
        gram[i][j] = dot(samples.rows(), k -> samples.at(k, i), k -> samples.at(k, j));
      }
      gram[i][i] += ridge;
    }
    return gram;
  }

  @ParameterizedTest
  @CsvSource({"3, 5", "64, 70", "100, 130"})
  void fewerRowsThanColumnsHaveNoInverse(int rows, int columns) {
    Matrix samples = normals(rows, columns, 5);
    assertThatThrownBy(() -> backend().gramInverse(samples, 0, KernelRun.plain()))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("not positive definite")
        .hasMessageContaining("ridge");
    assertThat(backend().gramInverse(samples, 1, KernelRun.plain()).rows()).isEqualTo(columns);
  }

  @Test
  void numbersThatAreNoneHaveNoInverse() {
    for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e200}) {
      Matrix samples = Matrix.owning(3, 2, new double[] {1, 2, value, 4, 5, 7});
      assertThatThrownBy(() -> backend().gramInverse(samples, 0, KernelRun.plain()))
          .isInstanceOf(ArithmeticException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"-1", "NaN", "Infinity"})
  void aRidgeMustBeANumberFromZeroOn(double ridge) {
    assertThatThrownBy(() -> backend().gramInverse(normals(5, 2, 1), ridge, KernelRun.plain()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theyCanBeStopped() {
    Matrix samples = normals(128, 100, 6);
    assertCanBeStopped(run -> backend().gramInverse(samples, 1, run));
    assertCanBeStopped(run -> {
      try (CrossProducts products = backend().crossProducts(100, run)) {
        products.add(samples.values(), 128, 128);
        products.add(samples.values(), 128, 128);
      }
    });
  }
}
