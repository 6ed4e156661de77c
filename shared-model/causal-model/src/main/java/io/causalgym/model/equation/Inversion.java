package io.causalgym.model.equation;

/// Draws of discrete distributions as functions of one uniform number, so that a distribution whose
/// parameters are formulas still has a noise without parameters. `NaN` where the parameters are
/// none.
///
/// Source: inversion of the distribution function, Devroye, *Non-Uniform Random Variate
/// Generation*, 1986, sections III.2 and X.3.3 (devroye1986nonuniform).
final class Inversion {

  /// How far probabilities may be from a sum of 1.
  static final double TOLERANCE = 1e-6;

  /// Above this rate `exp(-rate)` has lost its precision.
  static final double HIGHEST_RATE = 500;

  private Inversion() {}

  static double bernoulli(double uniform, double p) {
    if (!(p >= 0 && p <= 1)) {
      return Double.NaN;
    }
    return uniform < p ? 1 : 0;
  }

  /// @param arguments the uniform number, then the probabilities
  static double categorical(double[] arguments) {
    double below = 0;
    int state = -1;
    for (int at = 1; at < arguments.length; at++) {
      if (!(arguments[at] >= 0)) {
        return Double.NaN;
      }
      below += arguments[at];
      if (state < 0 && arguments[0] < below) {
        state = at - 1;
      }
    }
    if (!(Math.abs(below - 1) <= TOLERANCE)) {
      return Double.NaN;
    }
    return state < 0 ? arguments.length - 2 : state;
  }

  /// Summation of the probabilities from 0 upwards: `O(rate)`.
  static double poisson(double uniform, double rate) {
    if (!(rate >= 0 && rate <= HIGHEST_RATE)) {
      return Double.NaN;
    }
    double term = Math.exp(-rate);
    double below = term;
    int count = 0;
    // Rounding may keep the sum under a uniform number next to 1: stop where terms add nothing.
    while (uniform >= below && (count < rate || term > 0x1p-60)) {
      count++;
      term *= rate / count;
      below += term;
    }
    return count;
  }
}
