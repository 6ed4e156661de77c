package io.causalgym.numeric.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.numeric.random.RandomStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GramTest {

  @ParameterizedTest
  @CsvSource({"1, 8", "2, 16", "3, 8", "5, 24", "31, 40", "32, 8", "33, 16", "70, 104", "9, 600"})
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
  void pairsByVectorsAreTheirScalarTwinToTheBit() {
    int stride = 72;
    int columns = Gram.LEFT + Gram.RIGHT;
    double[] block = normals(columns * stride);
    int[] starts = IntStream.range(0, columns).map(column -> column * stride).toArray();
    for (int rows = 8; rows <= 64; rows += 8) {
      double[] before = normals(Gram.LEFT * Gram.RIGHT * Gram.LANES);
      double[] twin = before.clone();
      Gram.scalar(block, starts, rows, twin, 0);
      double[] halves = before.clone();
      VectorGram.half(block, starts, Gram.LEFT, rows, halves, 0);
      VectorGram.half(block, starts, Gram.LEFT + 2, rows, halves, 2 * Gram.LANES);
      assertThat(halves).isEqualTo(twin);
      if (VectorGram.WIDE) {
        double[] whole = before.clone();
        VectorGram.whole(block, starts, rows, whole, 0);
        assertThat(whole).isEqualTo(twin);
      }
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
