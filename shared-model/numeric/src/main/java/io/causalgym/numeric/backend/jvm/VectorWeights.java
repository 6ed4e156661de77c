package io.causalgym.numeric.backend.jvm;

import static jdk.incubator.vector.VectorOperators.GE;

import io.causalgym.numeric.backend.item.PoissonWeight;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// Poisson weights and weighted sums by vector instructions, the same to the bit as their scalar
/// twins in {@link BootstrapSums}.
final class VectorWeights {
  /// Columns that are summed at once: four chains of additions hide their latency.
  static final int COLUMNS = 4;

  // A wider vector would not fit the lanes.
  private static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() <= BootstrapSums.LANES
          ? DoubleVector.SPECIES_PREFERRED
          : DoubleVector.SPECIES_512;
  private static final int WIDTH = SPECIES.length();

  // Integers of 52 bits and their multiples of 2^-52 are in the same order.
  private static final double ABOVE_0 = PoissonWeight.ABOVE_0 * 0x1p-52;
  private static final double ABOVE_1 = PoissonWeight.ABOVE_1 * 0x1p-52;
  private static final double ABOVE_2 = PoissonWeight.ABOVE_2 * 0x1p-52;
  private static final double ABOVE_3 = PoissonWeight.ABOVE_3 * 0x1p-52;
  private static final double ABOVE_4 = PoissonWeight.ABOVE_4 * 0x1p-52;
  private static final double ABOVE_5 = PoissonWeight.ABOVE_5 * 0x1p-52;
  private static final double ABOVE_6 = PoissonWeight.ABOVE_6 * 0x1p-52;

  private VectorWeights() {}

  static int whole(int count) {
    return SPECIES.loopBound(count);
  }

  /// Replaces uniform numbers by weights. Weights of more than 6 are rare, and left to scalar code.
  ///
  /// @param count a multiple of the width
  static void weigh(double[] numbers, int count) {
    for (int at = 0; at < count; at += WIDTH) {
      DoubleVector u = DoubleVector.fromArray(SPECIES, numbers, at);
      if (u.compare(GE, ABOVE_6).anyTrue()) {
        rare(numbers, at);
      } else {
        weight(u).intoArray(numbers, at);
      }
    }
  }

  private static DoubleVector weight(DoubleVector u) {
    DoubleVector weight = DoubleVector.zero(SPECIES);
    weight = weight.add(1, u.compare(GE, ABOVE_0));
    weight = weight.add(1, u.compare(GE, ABOVE_1));
    weight = weight.add(1, u.compare(GE, ABOVE_2));
    weight = weight.add(1, u.compare(GE, ABOVE_3));
    weight = weight.add(1, u.compare(GE, ABOVE_4));
    return weight.add(1, u.compare(GE, ABOVE_5));
  }

  private static void rare(double[] numbers, int at) {
    for (int lane = at; lane < at + WIDTH; lane++) {
      numbers[lane] = BootstrapSums.weight(numbers[lane]);
    }
  }

  /// The lanes of the weighted sums of `count` columns of a block from `at` on.
  ///
  /// @param rows a multiple of the lanes; columns are as far apart
  static void sums(double[] weights, double[] block, int at, int count, int rows, double[] lanes) {
    int b = at + Math.min(1, count - 1) * rows;
    int c = at + Math.min(2, count - 1) * rows;
    int d = at + (count - 1) * rows;
    for (int lane = 0; lane < BootstrapSums.LANES; lane += WIDTH) {
      DoubleVector sumA = DoubleVector.zero(SPECIES);
      DoubleVector sumB = DoubleVector.zero(SPECIES);
      DoubleVector sumC = DoubleVector.zero(SPECIES);
      DoubleVector sumD = DoubleVector.zero(SPECIES);
      for (int row = lane; row < rows; row += BootstrapSums.LANES) {
        DoubleVector weight = DoubleVector.fromArray(SPECIES, weights, row);
        sumA = weight.fma(DoubleVector.fromArray(SPECIES, block, at + row), sumA);
        sumB = weight.fma(DoubleVector.fromArray(SPECIES, block, b + row), sumB);
        sumC = weight.fma(DoubleVector.fromArray(SPECIES, block, c + row), sumC);
        sumD = weight.fma(DoubleVector.fromArray(SPECIES, block, d + row), sumD);
      }
      sumA.intoArray(lanes, lane);
      sumB.intoArray(lanes, BootstrapSums.LANES + lane);
      sumC.intoArray(lanes, 2 * BootstrapSums.LANES + lane);
      sumD.intoArray(lanes, 3 * BootstrapSums.LANES + lane);
    }
  }
}
