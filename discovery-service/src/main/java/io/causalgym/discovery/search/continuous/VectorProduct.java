package io.causalgym.discovery.search.continuous;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// The part of a matrix product that fills whole tiles of four rows and two vectors, by eight sums
/// that stay in registers; the same to the bit as the plain loop, for each sum is in the order of
/// `k`.
final class VectorProduct {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int WIDTH = SPECIES.length();
  static final int ROWS = 4;
  static final int COLUMNS = 2 * WIDTH;

  private VectorProduct() {}

  /// Rows `0 .. rows` and columns `0 .. columns` of `a b`, multiples of a tile.
  static void multiply(double[] a, double[] b, double[] into, int size, int rows, int columns) {
    for (int column = 0; column < columns; column += COLUMNS) {
      for (int row = 0; row < rows; row += ROWS) {
        tile(a, b, into, size, row, column);
      }
    }
  }

  private static void tile(double[] a, double[] b, double[] into, int size, int row, int column) {
    DoubleVector s00 = DoubleVector.zero(SPECIES);
    DoubleVector s01 = s00;
    DoubleVector s10 = s00;
    DoubleVector s11 = s00;
    DoubleVector s20 = s00;
    DoubleVector s21 = s00;
    DoubleVector s30 = s00;
    DoubleVector s31 = s00;
    int at = row * size;
    for (int k = 0; k < size; k++) {
      DoubleVector left = DoubleVector.fromArray(SPECIES, b, k * size + column);
      DoubleVector right = DoubleVector.fromArray(SPECIES, b, k * size + column + WIDTH);
      s00 = s00.add(left.mul(a[at + k]));
      s01 = s01.add(right.mul(a[at + k]));
      s10 = s10.add(left.mul(a[at + size + k]));
      s11 = s11.add(right.mul(a[at + size + k]));
      s20 = s20.add(left.mul(a[at + 2 * size + k]));
      s21 = s21.add(right.mul(a[at + 2 * size + k]));
      s30 = s30.add(left.mul(a[at + 3 * size + k]));
      s31 = s31.add(right.mul(a[at + 3 * size + k]));
    }
    s00.intoArray(into, at + column);
    s01.intoArray(into, at + column + WIDTH);
    s10.intoArray(into, at + size + column);
    s11.intoArray(into, at + size + column + WIDTH);
    s20.intoArray(into, at + 2 * size + column);
    s21.intoArray(into, at + 2 * size + column + WIDTH);
    s30.intoArray(into, at + 3 * size + column);
    s31.intoArray(into, at + 3 * size + column + WIDTH);
  }
}
