package io.causalgym.numeric.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// A tile of {@link Gram} by vector instructions, the same to the bit as its scalar twin. The eight
/// sums are local variables, so that they stay in registers: in an array they would cost 17 times
/// as much.
final class VectorGram {
  // A wider vector would not fit the lanes.
  private static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() <= Gram.LANES
          ? DoubleVector.SPECIES_PREFERRED
          : DoubleVector.SPECIES_512;
  private static final int WIDTH = SPECIES.length();

  private VectorGram() {}

  /// @param a to `d`: where four columns start
  /// @param e and `f`: where two more start
  /// @param rows a multiple of {@link Gram#LANES}
  /// @param lanes receives the lanes of `ae af be bf ce cf de df`
  static void tile(double[] x, int a, int b, int c, int d, int e, int f, int rows, double[] lanes) {
    for (int lane = 0; lane < Gram.LANES; lane += WIDTH) {
      DoubleVector ae = DoubleVector.zero(SPECIES);
      DoubleVector af = DoubleVector.zero(SPECIES);
      DoubleVector be = DoubleVector.zero(SPECIES);
      DoubleVector bf = DoubleVector.zero(SPECIES);
      DoubleVector ce = DoubleVector.zero(SPECIES);
      DoubleVector cf = DoubleVector.zero(SPECIES);
      DoubleVector de = DoubleVector.zero(SPECIES);
      DoubleVector df = DoubleVector.zero(SPECIES);
      for (int row = lane; row < rows; row += Gram.LANES) {
        DoubleVector right = at(x, e + row);
        DoubleVector next = at(x, f + row);
        DoubleVector left = at(x, a + row);
        ae = left.fma(right, ae);
        af = left.fma(next, af);
        left = at(x, b + row);
        be = left.fma(right, be);
        bf = left.fma(next, bf);
        left = at(x, c + row);
        ce = left.fma(right, ce);
        cf = left.fma(next, cf);
        left = at(x, d + row);
        de = left.fma(right, de);
        df = left.fma(next, df);
      }
      ae.intoArray(lanes, lane);
      af.intoArray(lanes, Gram.LANES + lane);
      be.intoArray(lanes, 2 * Gram.LANES + lane);
      bf.intoArray(lanes, 3 * Gram.LANES + lane);
      ce.intoArray(lanes, 4 * Gram.LANES + lane);
      cf.intoArray(lanes, 5 * Gram.LANES + lane);
      de.intoArray(lanes, 6 * Gram.LANES + lane);
      df.intoArray(lanes, 7 * Gram.LANES + lane);
    }
  }

  private static DoubleVector at(double[] x, int row) {
    return DoubleVector.fromArray(SPECIES, x, row);
  }
}
