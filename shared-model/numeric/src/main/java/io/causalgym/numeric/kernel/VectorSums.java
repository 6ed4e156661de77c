package io.causalgym.numeric.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Lanes of sums by vector instructions, four vectors at a time to hide the latency of additions;
/// the same to the bit as the loops of {@link Sums}.
final class VectorSums {
  // Four wider vectors would not fit the lanes.
  private static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() * 4 <= Sums.LANES
          ? DoubleVector.SPECIES_PREFERRED
          : DoubleVector.SPECIES_512;
  private static final int WIDTH = SPECIES.length();

  private VectorSums() {}

  static void sum(double[] x, int count, double[] lanes) {
    for (int lane = 0; lane < Sums.LANES; lane += 4 * WIDTH) {
      DoubleVector a = DoubleVector.zero(SPECIES);
      DoubleVector b = DoubleVector.zero(SPECIES);
      DoubleVector c = DoubleVector.zero(SPECIES);
      DoubleVector d = DoubleVector.zero(SPECIES);
      for (int row = lane; row < count; row += Sums.LANES) {
        a = a.add(at(x, row));
        b = b.add(at(x, row + WIDTH));
        c = c.add(at(x, row + 2 * WIDTH));
        d = d.add(at(x, row + 3 * WIDTH));
      }
      a.intoArray(lanes, lane);
      b.intoArray(lanes, lane + WIDTH);
      c.intoArray(lanes, lane + 2 * WIDTH);
      d.intoArray(lanes, lane + 3 * WIDTH);
    }
  }

  static void squaredDeviations(double[] x, double centre, int count, double[] lanes) {
    for (int lane = 0; lane < Sums.LANES; lane += 4 * WIDTH) {
      DoubleVector a = DoubleVector.zero(SPECIES);
      DoubleVector b = DoubleVector.zero(SPECIES);
      DoubleVector c = DoubleVector.zero(SPECIES);
      DoubleVector d = DoubleVector.zero(SPECIES);
      for (int row = lane; row < count; row += Sums.LANES) {
        a = a.add(square(at(x, row).sub(centre)));
        b = b.add(square(at(x, row + WIDTH).sub(centre)));
        c = c.add(square(at(x, row + 2 * WIDTH).sub(centre)));
        d = d.add(square(at(x, row + 3 * WIDTH).sub(centre)));
      }
      a.intoArray(lanes, lane);
      b.intoArray(lanes, lane + WIDTH);
      c.intoArray(lanes, lane + 2 * WIDTH);
      d.intoArray(lanes, lane + 3 * WIDTH);
    }
  }

  private static DoubleVector square(DoubleVector x) {
    return x.mul(x);
  }

  static double minimum(double[] x, int count) {
    DoubleVector a = at(x, 0);
    DoubleVector b = a;
    for (int row = 0; row < count; row += 2 * WIDTH) {
      a = lower(a, at(x, row));
      b = lower(b, at(x, row + WIDTH));
    }
    return a.min(b).reduceLanes(VectorOperators.MIN);
  }

  static double maximum(double[] x, int count) {
    DoubleVector a = at(x, 0);
    DoubleVector b = a;
    for (int row = 0; row < count; row += 2 * WIDTH) {
      a = higher(a, at(x, row));
      b = higher(b, at(x, row + WIDTH));
    }
    return a.max(b).reduceLanes(VectorOperators.MAX);
  }

  // Three times as fast as the vectors' own minimum, which tells -0 from 0 and spreads NaN.
  private static DoubleVector lower(DoubleVector a, DoubleVector b) {
    return a.blend(b, b.lt(a));
  }

  private static DoubleVector higher(DoubleVector a, DoubleVector b) {
    return a.blend(b, a.lt(b));
  }

  private static DoubleVector at(double[] x, int row) {
    return DoubleVector.fromArray(SPECIES, x, row);
  }
}
