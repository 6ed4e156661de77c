package io.causalgym.discovery.score;

/// The logarithm of the gamma function of a positive number, within 1e-13 of it (relative where it
/// is large, absolute where it is small), in two logarithms at most.
///
/// Source: Stirling's series after shifting the argument to at least 10 by the recurrence; the
/// first term left out is below 2e-14.
final class LogGamma {
  private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
  private static final double LARGE = 10;

  private LogGamma() {}

  static double of(double x) {
    if (x >= LARGE) {
      return series(x);
    }
    double product = 1;
    double shifted = x;
    while (shifted < LARGE) {
      product *= shifted;
      shifted++;
    }
    return series(shifted) - Math.log(product);
  }

  private static double series(double x) {
    double inverse = 1 / x;
    double square = inverse * inverse;
    double rest =
        inverse
            * (1.0 / 12
                - square
                    * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square / 1188))));
    return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + rest;
  }
}
