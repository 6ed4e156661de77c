package io.causalgym.benchmarks.kernels;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// What a core can do at most: twelve independent chains of fused multiply-adds in registers.
final class Peak {
  static final int STEPS = 10_000_000;
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  private Peak() {}

  /// Multiply-adds of a call.
  static double work() {
    return 12.0 * SPECIES.length() * STEPS;
  }

  static int bits() {
    return SPECIES.vectorBitSize();
  }

  /// @return a number that has to be computed
  static double run() {
    DoubleVector x = DoubleVector.broadcast(SPECIES, 0.999999);
    DoubleVector a = x;
    DoubleVector b = x;
    DoubleVector c = x;
    DoubleVector d = x;
    DoubleVector e = x;
    DoubleVector f = x;
    DoubleVector g = x;
    DoubleVector h = x;
    DoubleVector i = x;
    DoubleVector j = x;
    DoubleVector k = x;
    DoubleVector l = x;
    for (int step = 0; step < STEPS; step++) {
      a = a.fma(x, x);
      b = b.fma(x, x);
      c = c.fma(x, x);
      d = d.fma(x, x);
      e = e.fma(x, x);
      f = f.fma(x, x);
      g = g.fma(x, x);
      h = h.fma(x, x);
      i = i.fma(x, x);
      j = j.fma(x, x);
      k = k.fma(x, x);
      l = l.fma(x, x);
    }
    DoubleVector sum = a.add(b).add(c).add(d).add(e).add(f);
    return sum.add(g).add(h).add(i).add(j).add(k).add(l).lane(0);
  }
}
