package io.causalgym.numeric.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// Four columns by four of {@link Gram} by vector instructions, the same to the bit as its scalar
/// twin. The sums are local variables, so that they stay in registers: in an array they would cost
/// 17 times as much.
///
/// Lanes are those of `aw ax ay az bw ..`, where `a` to `d` are the columns on the left, and `w` to
/// `z` those on the right.
final class VectorGram {
  // A wider vector would not fit the lanes.
  private static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() <= Gram.LANES
          ? DoubleVector.SPECIES_PREFERRED
          : DoubleVector.SPECIES_512;
  private static final int WIDTH = SPECIES.length();

  /// Whether sixteen sums fit the registers: there are 32 of 512 bits, and only 16 of 256 on x86.
  static final boolean WIDE = WIDTH == Gram.LANES;

  private VectorGram() {}

  /// Adds the products of four columns and four, for vectors as wide as the lanes.
  ///
  /// @param starts of the columns
  /// @param rows a multiple of {@link Gram#LANES}
  static void whole(double[] block, int[] starts, int rows, double[] lanes, int to) {
    int a = starts[0];
    int b = starts[1];
    int c = starts[2];
    int d = starts[3];
    int w = starts[4];
    int x = starts[5];
    int y = starts[6];
    int z = starts[7];
    DoubleVector aw = at(lanes, to);
    DoubleVector ax = at(lanes, to + 8);
    DoubleVector ay = at(lanes, to + 16);
    DoubleVector az = at(lanes, to + 24);
    DoubleVector bw = at(lanes, to + 32);
    DoubleVector bx = at(lanes, to + 40);
    DoubleVector by = at(lanes, to + 48);
    DoubleVector bz = at(lanes, to + 56);
    DoubleVector cw = at(lanes, to + 64);
    DoubleVector cx = at(lanes, to + 72);
    DoubleVector cy = at(lanes, to + 80);
    DoubleVector cz = at(lanes, to + 88);
    DoubleVector dw = at(lanes, to + 96);
    DoubleVector dx = at(lanes, to + 104);
    DoubleVector dy = at(lanes, to + 112);
    DoubleVector dz = at(lanes, to + 120);
    for (int row = 0; row < rows; row += Gram.LANES) {
      DoubleVector first = at(block, w + row);
      DoubleVector second = at(block, x + row);
      DoubleVector third = at(block, y + row);
      DoubleVector fourth = at(block, z + row);
      DoubleVector left = at(block, a + row);
      aw = left.fma(first, aw);
      ax = left.fma(second, ax);
      ay = left.fma(third, ay);
      az = left.fma(fourth, az);
      left = at(block, b + row);
      bw = left.fma(first, bw);
      bx = left.fma(second, bx);
      by = left.fma(third, by);
      bz = left.fma(fourth, bz);
      left = at(block, c + row);
      cw = left.fma(first, cw);
      cx = left.fma(second, cx);
      cy = left.fma(third, cy);
      cz = left.fma(fourth, cz);
      left = at(block, d + row);
      dw = left.fma(first, dw);
      dx = left.fma(second, dx);
      dy = left.fma(third, dy);
      dz = left.fma(fourth, dz);
    }
    aw.intoArray(lanes, to);
    ax.intoArray(lanes, to + 8);
    ay.intoArray(lanes, to + 16);
    az.intoArray(lanes, to + 24);
    bw.intoArray(lanes, to + 32);
    bx.intoArray(lanes, to + 40);
    by.intoArray(lanes, to + 48);
    bz.intoArray(lanes, to + 56);
    cw.intoArray(lanes, to + 64);
    cx.intoArray(lanes, to + 72);
    cy.intoArray(lanes, to + 80);
    cz.intoArray(lanes, to + 88);
    dw.intoArray(lanes, to + 96);
    dx.intoArray(lanes, to + 104);
    dy.intoArray(lanes, to + 112);
    dz.intoArray(lanes, to + 120);
  }

  /// Adds the products of four columns and two.
  ///
  /// @param starts of the columns
  /// @param right the place of the first of the two among the starts
  /// @param rows a multiple of {@link Gram#LANES}
  static void half(double[] block, int[] starts, int right, int rows, double[] lanes, int to) {
    int a = starts[0];
    int b = starts[1];
    int c = starts[2];
    int d = starts[3];
    int w = starts[right];
    int x = starts[right + 1];
    for (int lane = 0; lane < Gram.LANES; lane += WIDTH) {
      int own = to + lane;
      DoubleVector aw = at(lanes, own);
      DoubleVector ax = at(lanes, own + 8);
      DoubleVector bw = at(lanes, own + 32);
      DoubleVector bx = at(lanes, own + 40);
      DoubleVector cw = at(lanes, own + 64);
      DoubleVector cx = at(lanes, own + 72);
      DoubleVector dw = at(lanes, own + 96);
      DoubleVector dx = at(lanes, own + 104);
      for (int row = lane; row < rows; row += Gram.LANES) {
        DoubleVector first = at(block, w + row);
        DoubleVector second = at(block, x + row);
        DoubleVector left = at(block, a + row);
        aw = left.fma(first, aw);
        ax = left.fma(second, ax);
        left = at(block, b + row);
        bw = left.fma(first, bw);
        bx = left.fma(second, bx);
        left = at(block, c + row);
        cw = left.fma(first, cw);
        cx = left.fma(second, cx);
        left = at(block, d + row);
        dw = left.fma(first, dw);
        dx = left.fma(second, dx);
      }
      aw.intoArray(lanes, own);
      ax.intoArray(lanes, own + 8);
      bw.intoArray(lanes, own + 32);
      bx.intoArray(lanes, own + 40);
      cw.intoArray(lanes, own + 64);
      cx.intoArray(lanes, own + 72);
      dw.intoArray(lanes, own + 96);
      dx.intoArray(lanes, own + 104);
    }
  }

  private static DoubleVector at(double[] x, int index) {
    return DoubleVector.fromArray(SPECIES, x, index);
  }
}
