package io.causalgym.numeric.backend.jvm;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The tests of {@link Separators} for a word of candidates, a vector of them at once; finds the
/// same as its scalar twin.
final class VectorSeparators {
  // At most a word's worth.
  private static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() <= 8
          ? DoubleVector.SPECIES_PREFERRED
          : DoubleVector.SPECIES_512;
  private static final int WIDTH = SPECIES.length();
  private static final long LANES = (1L << WIDTH) - 1;

  /// Of fewer candidates in a word one after the other is faster.
  static final int FEWEST = 128 / WIDTH;

  private VectorSeparators() {}

  /// The first candidate that separates, 64 if there is none.
  ///
  /// @param rowX where the row of `x` has the first candidate of the word
  static int first(double[] r, int rowX, int rowY, double xy, double squared, long candidates) {
    DoubleVector covariance = DoubleVector.broadcast(SPECIES, xy);
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    for (int lane = 0; lane < Long.SIZE; lane += WIDTH) {
      long wanted = candidates >>> lane & LANES;
      if (wanted == 0) {
        continue;
      }
      DoubleVector xz = DoubleVector.fromArray(SPECIES, r, rowX + lane);
      DoubleVector yz = DoubleVector.fromArray(SPECIES, r, rowY + lane);
      DoubleVector left = covariance.sub(xz.mul(yz));
      DoubleVector ofX = one.sub(xz.mul(xz));
      DoubleVector ofY = one.sub(yz.mul(yz));
      VectorMask<Double> separates =
          left.mul(left)
              .compare(VectorOperators.LE, ofX.mul(ofY).mul(squared))
              .or(ofX.compare(VectorOperators.LE, PartialCorrelations.NOTHING))
              .or(ofY.compare(VectorOperators.LE, PartialCorrelations.NOTHING));
      long found = separates.toLong() & wanted;
      if (found != 0) {
        return lane + Long.numberOfTrailingZeros(found);
      }
    }
    return Long.SIZE;
  }
}
