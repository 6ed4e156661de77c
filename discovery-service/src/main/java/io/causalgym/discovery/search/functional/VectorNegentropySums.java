package io.causalgym.discovery.search.functional;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The loop of {@link NegentropySums} by vector instructions, the same to the bit.
final class VectorNegentropySums {
  // A wider vector would not fit the lanes.
  private static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() <= NegentropySums.LANES
          ? DoubleVector.SPECIES_PREFERRED
          : DoubleVector.SPECIES_512;
  private static final int WIDTH = SPECIES.length();

  private VectorNegentropySums() {}

  /// @param from a multiple of the lanes, as is `to`
  static void add(
      NegentropySums sums, double[] x, double[] y, double a, double b, int from, int to) {
    for (int lane = 0; lane < NegentropySums.LANES; lane += WIDTH) {
      DoubleVector products = DoubleVector.fromArray(SPECIES, sums.products, lane);
      DoubleVector magnitudes = DoubleVector.fromArray(SPECIES, sums.magnitudes, lane);
      DoubleVector bumps = DoubleVector.fromArray(SPECIES, sums.bumps, lane);
      for (int row = from + lane; row < to; row += NegentropySums.LANES) {
        DoubleVector u =
            DoubleVector.fromArray(SPECIES, x, row)
                .mul(a)
                .add(DoubleVector.fromArray(SPECIES, y, row).mul(b));
        DoubleVector magnitude = u.abs();
        magnitudes = magnitudes.add(magnitude);
        products = products.mul(exponential(magnitude.mul(-2)).add(1));
        bumps = bumps.add(u.mul(exponential(u.mul(u).mul(-0.5))));
      }
      products.intoArray(sums.products, lane);
      magnitudes.intoArray(sums.magnitudes, lane);
      bumps.intoArray(sums.bumps, lane);
    }
  }

  private static DoubleVector exponential(DoubleVector x) {
    DoubleVector low = x.blend(NegentropySums.LOWEST, x.lt(NegentropySums.LOWEST));
    DoubleVector shifted = low.mul(NegentropySums.LOG2_E).add(NegentropySums.ROUNDER);
    DoubleVector power = shifted.sub(NegentropySums.ROUNDER);
    DoubleVector r =
        low.sub(power.mul(NegentropySums.LN2_HIGH)).sub(power.mul(NegentropySums.LN2_LOW));
    DoubleVector p = r.mul(NegentropySums.E10).add(NegentropySums.E9);
    p = p.mul(r).add(NegentropySums.E8);
    p = p.mul(r).add(NegentropySums.E7);
    p = p.mul(r).add(NegentropySums.E6);
    p = p.mul(r).add(NegentropySums.E5);
    p = p.mul(r).add(NegentropySums.E4);
    p = p.mul(r).add(NegentropySums.E3);
    p = p.mul(r).add(NegentropySums.E2);
    p = p.mul(r).add(1);
    p = p.mul(r).add(1);
    return p.reinterpretAsLongs()
        .add(shifted.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52))
        .reinterpretAsDoubles();
  }
}
