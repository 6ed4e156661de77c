package io.causalgym.numeric.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What products of matrices must do on any backend.
public abstract class ProductContract extends KernelContract {

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "0, 3, 2",
    "3, 0, 4",
    "2, 5, 0",
    "1, 1, 1",
    "2, 2, 2",
    "5, 7, 3",
    "17, 31, 13",
    "64, 256, 240",
    "65, 257, 241",
    "101, 513, 97",
    "1009, 1, 7",
    "1, 1009, 1",
    "7, 257, 1009",
    "4099, 3, 5",
    "5, 3, 4100"
  })
  void aProductIsThatOfTheDefinition(int rows, int depth, int columns) {
    assertProduct(rows, depth, columns, 1);
  }

  @Test
  void smallProductsAreThoseOfTheDefinition() {
    SplittableRandom random = new SplittableRandom(1);
    for (int seed = 0; seed < 300; seed++) {
      assertProduct(random.nextInt(40), random.nextInt(40), random.nextInt(40), seed);
    }
  }

  private void assertProduct(int rows, int depth, int columns, long seed) {
    Matrix a = normals(rows, depth, seed);
    Matrix b = normals(depth, columns, -seed);
    KernelRun run = KernelRun.plain();
    Matrix product = backend().product(a, b, run);
    assertUsed(run);
    assertIsProduct(product, a, b, "seed " + seed);
  }

  private void assertIsProduct(Matrix product, Matrix a, Matrix b, String what) {
    double tolerance = tolerance(Kernel.PRODUCT);
    assertThat(product.rows()).isEqualTo(a.rows());
    assertThat(product.columns()).isEqualTo(b.columns());
    for (int row = 0; row < a.rows(); row++) {
      int i = row;
      for (int column = 0; column < b.columns(); column++) {
        int j = column;
        double exact = dot(a.columns(), k -> a.at(i, k), k -> b.at(k, j));
        double size = dot(a.columns(), k -> Math.abs(a.at(i, k)), k -> Math.abs(b.at(k, j)));
        if (!(Math.abs(product.at(i, j) - exact) <= tolerance * size)) {
          assertThat(product.at(i, j))
              .as("%s, row %d, column %d", what, i, j)
              .isCloseTo(exact, within(tolerance * size));
        }
      }
    }
  }

  @Test
  void valuesThatAreNoNumbersStayWhereTheyBelong() {
    double[] values = new double[6 * 5];
    values[2 * 5 + 3] = Double.NaN;
    values[4 * 5 + 1] = Double.POSITIVE_INFINITY;
    double[] ones = new double[5 * 7];
    Arrays.fill(ones, 1);
    Matrix product =
        backend()
            .product(Matrix.owning(6, 5, values), Matrix.owning(5, 7, ones), KernelRun.plain());
    for (int column = 0; column < 7; column++) {
      assertThat(product.at(2, column)).isNaN();
      assertThat(product.at(4, column)).isEqualTo(Double.POSITIVE_INFINITY);
      assertThat(product.at(0, column)).isZero();
    }
  }

  @Test
  void matricesThatDoNotFitAreRefused() {
    assertThatThrownBy(
            () -> backend().product(normals(3, 4, 1), normals(3, 4, 2), KernelRun.plain()))
        .isInstanceOf(IllegalArgumentException.class);
    Matrix column = Matrix.owning(50_000, 0, new double[0]);
    Matrix row = Matrix.owning(0, 50_000, new double[0]);
    assertThatThrownBy(() -> backend().product(column, row, KernelRun.plain()))
        .isInstanceOf(IllegalArgumentException.class);
    SparseRows sparse = new SparseRows(3, new int[] {0}, new int[0], new double[0]);
    assertThatThrownBy(() -> backend().sparseProduct(sparse, normals(4, 3, 1), KernelRun.plain()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0.5",
    "3, 0, 4, 0.5",
    "4, 3, 0, 0.5",
    "1, 1, 1, 1",
    "5, 7, 3, 0.4",
    "101, 97, 33, 0.1",
    "257, 1009, 64, 0.01",
    "31, 257, 67, 1",
    "3, 2003, 131, 0.9"
  })
  void aSparseProductIsThatOfTheDenseMatrix(int rows, int depth, int columns, double share) {
    assertSparse(rows, depth, columns, share, 1);
  }

  @Test
  void smallSparseProductsAreThoseOfTheDenseMatrix() {
    SplittableRandom random = new SplittableRandom(2);
    for (int seed = 0; seed < 300; seed++) {
      assertSparse(
          random.nextInt(30),
          1 + random.nextInt(30),
          random.nextInt(70),
          random.nextDouble(),
          seed);
    }
  }

  private void assertSparse(int rows, int depth, int columns, double share, long seed) {
    SparseRows a = sparse(rows, depth, share, seed);
    double[] dense = new double[rows * depth];
    for (int row = 0; row < rows; row++) {
      for (int entry = a.starts()[row]; entry < a.starts()[row + 1]; entry++) {
        dense[row * depth + a.indices()[entry]] += a.values()[entry];
      }
    }
    Matrix b = normals(depth, columns, -seed);
    KernelRun run = KernelRun.plain();
    Matrix product = backend().sparseProduct(a, b, run);
    assertUsed(run);
    assertIsProduct(product, Matrix.owning(rows, depth, dense), b, "seed " + seed);
  }

  /// Entries of a row in any order.
  static SparseRows sparse(int rows, int columns, double share, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] starts = new int[rows + 1];
    int[] indices = new int[rows * columns];
    double[] values = new double[rows * columns];
    int entries = 0;
    for (int row = 0; row < rows; row++) {
      int shift = random.nextInt(1 + columns);
      for (int column = 0; column < columns; column++) {
        if (random.nextDouble() < share) {
          indices[entries] = (column + shift) % columns;
          values[entries++] = random.nextGaussian();
        }
      }
      starts[row + 1] = entries;
    }
    return new SparseRows(
        columns, starts, Arrays.copyOf(indices, entries), Arrays.copyOf(values, entries));
  }

  @Test
  void productsCanBeStopped() {
    Matrix a = normals(200, 300, 1);
    Matrix b = normals(300, 100, 2);
    assertCanBeStopped(run -> backend().product(a, b, run));
    SparseRows sparse = sparse(200, 300, 0.5, 3);
    assertCanBeStopped(run -> backend().sparseProduct(sparse, b, run));
  }
}
