package io.causalgym.numeric.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.numeric.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GramTest {

  @ParameterizedTest
  @CsvSource({"1, 8", "2, 16", "3, 8", "5, 24", "31, 40", "32, 8", "33, 16", "70, 104"})
  void theLowerTriangleHoldsTheProductsOfAllPairs(int columns, int rows) {
    int stride = rows + 3;
    double[] block = normals(columns * stride);
    double[] sums = new double[columns * columns];
    addAll(block, stride, rows, columns, sums);
    for (int i = 0; i < columns; i++) {
      for (int j = 0; j < columns; j++) {
        double product = 0;
        for (int row = 0; row < rows; row++) {
          product += block[i * stride + row] * block[j * stride + row];
        }
        assertThat(sums[i * columns + j]).isCloseTo(j <= i ? product : 0, within(1e-12 * rows));
      }
    }
  }

  @Test
  void aTileByVectorsIsItsScalarTwinToTheBit() {
    int stride = 72;
    double[] block = normals(6 * stride);
    for (int rows = 8; rows <= 64; rows += 8) {
      double[] lanes = new double[8 * Gram.LANES];
      VectorGram.tile(
          block, 0, stride, 2 * stride, 3 * stride, 4 * stride, 5 * stride, rows, lanes);
      double[] twin = new double[8 * Gram.LANES];
      for (int k = 0; k < 8; k++) {
        Gram.scalar(block, k / 2 * stride, (4 + k % 2) * stride, rows, twin, k * Gram.LANES);
      }
      assertThat(lanes).isEqualTo(twin);
    }
  }

  @Test
  void blocksAddUp() {
    double[] block = normals(40 * 16);
    double[] once = new double[40 * 40];
    addAll(block, 16, 16, 40, once);
    double[] twice = once.clone();
    addAll(block, 16, 16, 40, twice);
    for (int at = 0; at < once.length; at++) {
      assertThat(twice[at]).isEqualTo(2 * once[at]);
    }
  }

  private static void addAll(double[] block, int stride, int rows, int columns, double[] sums) {
    Gram gram = new Gram();
    for (int row = 0; row < Gram.tiles(columns); row++) {
      for (int column = 0; column <= row; column++) {
        gram.add(block, stride, rows, columns, row, column, sums);
      }
    }
  }

  private static double[] normals(int count) {
    double[] normals = new double[count];
    new RandomStream(7, 0).fillNormal(0, normals, 0, count);
    return normals;
  }
}
