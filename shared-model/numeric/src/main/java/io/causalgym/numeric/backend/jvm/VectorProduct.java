package io.causalgym.numeric.backend.jvm;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// The inner loop of {@link DenseProduct} by vector instructions, the same to the bit as its scalar
/// twin: four rows by two or three vectors, with the sums in local variables, so that they stay in
/// registers.
final class VectorProduct {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int WIDTH = SPECIES.length();

  // Twelve sums and what feeds them fit 32 registers well; 16 only if the compiler orders loads so.
  private static final boolean WIDE = SPECIES.vectorBitSize() >= 512;

  /// Columns that are multiplied at once.
  static final int COLUMNS = (WIDE ? 3 : 2) * WIDTH;

  private VectorProduct() {}

  /// Adds a product of four rows and {@link #COLUMNS} columns.
  ///
  /// @param a panel of four rows, by columns
  /// @param b panel of columns, by rows
  /// @param stride of `c`
  static void tile(
      double[] a, int atA, double[] b, int atB, int depth, double[] c, int atC, int stride) {
    if (WIDE) {
      three(a, atA, b, atB, depth, c, atC, stride);
    } else {
      two(a, atA, b, atB, depth, c, atC, stride);
    }
  }

  private static void three(
      double[] a, int atA, double[] b, int atB, int depth, double[] c, int atC, int stride) {
    DoubleVector c00 = DoubleVector.zero(SPECIES);
    DoubleVector c01 = DoubleVector.zero(SPECIES);
    DoubleVector c02 = DoubleVector.zero(SPECIES);
    DoubleVector c10 = DoubleVector.zero(SPECIES);
    DoubleVector c11 = DoubleVector.zero(SPECIES);
    DoubleVector c12 = DoubleVector.zero(SPECIES);
    DoubleVector c20 = DoubleVector.zero(SPECIES);
    DoubleVector c21 = DoubleVector.zero(SPECIES);
    DoubleVector c22 = DoubleVector.zero(SPECIES);
    DoubleVector c30 = DoubleVector.zero(SPECIES);
    DoubleVector c31 = DoubleVector.zero(SPECIES);
    DoubleVector c32 = DoubleVector.zero(SPECIES);
    for (int k = 0; k < depth; k++) {
      DoubleVector b0 = at(b, atB + k * COLUMNS);
      DoubleVector b1 = at(b, atB + k * COLUMNS + WIDTH);
      DoubleVector b2 = at(b, atB + k * COLUMNS + 2 * WIDTH);
      DoubleVector row = DoubleVector.broadcast(SPECIES, a[atA + 4 * k]);
      c00 = row.fma(b0, c00);
      c01 = row.fma(b1, c01);
      c02 = row.fma(b2, c02);
      row = DoubleVector.broadcast(SPECIES, a[atA + 4 * k + 1]);
      c10 = row.fma(b0, c10);
      c11 = row.fma(b1, c11);
      c12 = row.fma(b2, c12);
      row = DoubleVector.broadcast(SPECIES, a[atA + 4 * k + 2]);
      c20 = row.fma(b0, c20);
      c21 = row.fma(b1, c21);
      c22 = row.fma(b2, c22);
      row = DoubleVector.broadcast(SPECIES, a[atA + 4 * k + 3]);
      c30 = row.fma(b0, c30);
      c31 = row.fma(b1, c31);
      c32 = row.fma(b2, c32);
    }
    add(c00, c, atC);
    add(c01, c, atC + WIDTH);
    add(c02, c, atC + 2 * WIDTH);
    add(c10, c, atC + stride);
    add(c11, c, atC + stride + WIDTH);
    add(c12, c, atC + stride + 2 * WIDTH);
    add(c20, c, atC + 2 * stride);
    add(c21, c, atC + 2 * stride + WIDTH);
    add(c22, c, atC + 2 * stride + 2 * WIDTH);
    add(c30, c, atC + 3 * stride);
    add(c31, c, atC + 3 * stride + WIDTH);
    add(c32, c, atC + 3 * stride + 2 * WIDTH);
  }

  private static void two(
      double[] a, int atA, double[] b, int atB, int depth, double[] c, int atC, int stride) {
    DoubleVector c00 = DoubleVector.zero(SPECIES);
    DoubleVector c01 = DoubleVector.zero(SPECIES);
    DoubleVector c10 = DoubleVector.zero(SPECIES);
    DoubleVector c11 = DoubleVector.zero(SPECIES);
    DoubleVector c20 = DoubleVector.zero(SPECIES);
    DoubleVector c21 = DoubleVector.zero(SPECIES);
    DoubleVector c30 = DoubleVector.zero(SPECIES);
    DoubleVector c31 = DoubleVector.zero(SPECIES);
    for (int k = 0; k < depth; k++) {
      DoubleVector b0 = at(b, atB + k * COLUMNS);
      DoubleVector b1 = at(b, atB + k * COLUMNS + WIDTH);
      DoubleVector row = DoubleVector.broadcast(SPECIES, a[atA + 4 * k]);
      c00 = row.fma(b0, c00);
      c01 = row.fma(b1, c01);
      row = DoubleVector.broadcast(SPECIES, a[atA + 4 * k + 1]);
      c10 = row.fma(b0, c10);
      c11 = row.fma(b1, c11);
      row = DoubleVector.broadcast(SPECIES, a[atA + 4 * k + 2]);
      c20 = row.fma(b0, c20);
      c21 = row.fma(b1, c21);
      row = DoubleVector.broadcast(SPECIES, a[atA + 4 * k + 3]);
      c30 = row.fma(b0, c30);
      c31 = row.fma(b1, c31);
    }
    add(c00, c, atC);
    add(c01, c, atC + WIDTH);
    add(c10, c, atC + stride);
    add(c11, c, atC + stride + WIDTH);
    add(c20, c, atC + 2 * stride);
    add(c21, c, atC + 2 * stride + WIDTH);
    add(c30, c, atC + 3 * stride);
    add(c31, c, atC + 3 * stride + WIDTH);
  }

  private static void add(DoubleVector sum, double[] c, int at) {
    at(c, at).add(sum).intoArray(c, at);
  }

  private static DoubleVector at(double[] x, int index) {
    return DoubleVector.fromArray(SPECIES, x, index);
  }
}
