package io.causalgym.numeric.distribution;

import io.causalgym.numeric.random.RandomStream;

/// Draws of the gamma distribution by rejection, each attempt from streams of its own.
///
/// Source: Marsaglia, Tsang, "A Simple Method for Generating Gamma Variables", ACM TOMS 2000
/// (marsaglia2000simple). An attempt is accepted with a probability of at least 0.95, so the last
/// one, which is taken as it is, is reached in less than one of 10^80 draws.
final class GammaDraw {
  private static final int ATTEMPTS = 64;

  /// Derived streams that a draw may use, from the first one given.
  static final int STREAMS = 2 * ATTEMPTS + 1;

  private GammaDraw() {}

  /// The logarithm of a draw with scale 1; it does not underflow where the shape is small.
  ///
  /// @param derived the first derived stream to use
  static double logarithm(double shape, RandomStream stream, int derived, long index) {
    if (shape >= 1) {
      return accepted(shape, stream, derived, index);
    }
    double u = stream.derived(derived + 2 * ATTEMPTS).openUniform(index);
    return accepted(shape + 1, stream, derived, index) + StrictMath.log(u) / shape;
  }

  private static double accepted(double shape, RandomStream stream, int derived, long index) {
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    double logV = 0;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      double x = stream.derived(derived + 2 * attempt).normal(index);
      if (c * x > -1) {
        logV = 3 * StrictMath.log1p(c * x);
        double u = stream.derived(derived + 2 * attempt + 1).openUniform(index);
        if (StrictMath.log(u) < x * x / 2 + d * (1 - StrictMath.exp(logV) + logV)) {
          break;
        }
      }
    }
    return StrictMath.log(d) + logV;
  }
}
