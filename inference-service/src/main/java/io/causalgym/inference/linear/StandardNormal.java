package io.causalgym.inference.linear;

/// Tail probabilities of one and of two standard normal variables, to about 1e-15 and 1e-13.
final class StandardNormal {
  private static final double DENSITY_AT_ZERO = 1 / Math.sqrt(2 * Math.PI);

  // Above, the series loses digits to cancellation and the continued fraction is short.
  private static final double SERIES_END = 3;

  // Abscissas and weights of ten-point Gauss-Legendre on [-1, 1], the positive half.
  private static final double[] NODES = {
    0.14887433898163121, 0.43339539412924719, 0.67940956829902441, 0.86506336668898451,
    0.97390652851717172
  };
  private static final double[] WEIGHTS = {
    0.29552422471475287, 0.26926671930999636, 0.21908636251598204, 0.14945134915058059,
    0.06667134430868814
  };
  // Each panel halves the distance to the singular end: 2^-60 is below rounding.
  private static final int PANELS = 60;

  private StandardNormal() {}

  static double density(double x) {
    return DENSITY_AT_ZERO * Math.exp(-x * x / 2);
  }

  /// `P(Z > x)`, with full relative accuracy in the upper tail.
  ///
  /// Source: Abramowitz and Stegun, *Handbook of Mathematical Functions*, 1964, 26.2.11 and 26.2.14
  /// (abramowitz1964handbook).
  static double upperTail(double x) {
    if (x < 0) {
      return 1 - upperTail(-x);
    }
    return x < SERIES_END ? 0.5 - density(x) * series(x) : density(x) * millsRatio(x);
  }

  private static double series(double x) {
    double term = x;
    double sum = x;
    for (int k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
      term *= x * x / k;
      sum += term;
    }
    return sum;
  }

  private static double millsRatio(double x) {
    double fraction = x;
    // Enough for full precision: the fraction converges faster the larger `x`.
    for (int k = x < 6 ? 120 : 30; k >= 1; k--) {
      fraction = x + k / fraction;
    }
    return 1 / fraction;
  }

  /// The value that is exceeded with probability `p`: an approximation to 4.5e-4, and two steps of
  /// third order.
  ///
  /// Source: Abramowitz and Stegun, 1964, 26.2.23 (abramowitz1964handbook), and Halley's method.
  static double upperQuantile(double p) {
    if (p > 0.5) {
      return -upperQuantile(1 - p);
    }
    double tail = Math.max(p, Double.MIN_NORMAL);
    double t = Math.sqrt(-2 * Math.log(tail));
    double x =
        t
            - (2.515517 + t * (0.802853 + t * 0.010328))
                / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
    for (int step = 0; step < 2; step++) {
      double newton = (upperTail(x) - tail) / density(x);
      x += newton / (1 - x * newton / 2);
    }
    return x;
  }

  /// `P(Z1 > h, Z2 > k)` with correlation `rho`.
  ///
  /// The derivative by the correlation is the density at `(h, k)`: it is integrated over the angle
  /// whose sine is the correlation, on panels that shrink towards perfect correlation.
  ///
  /// Source: Drezner and Wesolowsky, "On the computation of the bivariate normal integral", Journal
  /// of Statistical Computation and Simulation 35, 1990 (drezner1990computation), with panels of
  /// our own.
  static double upperTail(double h, double k, double rho) {
    if (rho < 0) {
      return Math.max(0, upperTail(h) - upperTail(h, -k, -rho));
    }
    if (Double.isInfinite(h) || Double.isInfinite(k)) {
      return upperTail(h) * upperTail(k);
    }
    if (rho >= 1) {
      return upperTail(Math.max(h, k));
    }
    double nearest = Math.acos(rho);
    double sum = 0;
    double far = Math.PI / 2;
    for (int panel = 0; panel < PANELS && far > nearest; panel++) {
      double near = Math.max(nearest, far / 2);
      sum += panel(h, k, near, far);
      far = near;
    }
    return upperTail(h) * upperTail(k) + sum / (2 * Math.PI);
  }

  /// The integral over the angles whose distance to perfect correlation is between `near` and `far`.
  private static double panel(double h, double k, double near, double far) {
    double middle = (near + far) / 2;
    double half = (far - near) / 2;
    double sum = 0;
    for (int at = 0; at < NODES.length; at++) {
      double reach = half * NODES[at];
      sum += WEIGHTS[at] * (kernel(h, k, middle - reach) + kernel(h, k, middle + reach));
    }
    return half * sum;
  }

  private static double kernel(double h, double k, double distance) {
    // h^2 + k^2 - 2 h k cos(d) without cancellation where d is small.
    double sine = Math.sin(distance);
    double half = Math.sin(distance / 2);
    double form = (h - k) * (h - k) + 4 * h * k * half * half;
    return Math.exp(-form / (2 * sine * sine));
  }
}
