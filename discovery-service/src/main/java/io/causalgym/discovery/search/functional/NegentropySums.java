package io.causalgym.discovery.search.functional;

import io.causalgym.numeric.VectorApi;

/// Sums over rows for the approximation of differential entropy by Hyvärinen (1998,
/// hyvarinen1998new): `H(u) = H(normal) - k1 (E log cosh u - g)^2 - k2 (E u exp(-u^2 / 2))^2` for
/// `u` of mean zero and variance one. Scratch space of one thread.
///
/// `log cosh u = |u| + log(1 + exp(-2 |u|)) - log 2`, and a sum of the logarithms is the logarithm
/// of a product: two exponentials a row are all that is left. Those are polynomials, alike to the
/// bit in scalar and vector code, with relative errors below 10^-12.
///
/// Row `r` goes to lane `r mod 8`, so that sums do not depend on the width of vectors.
final class NegentropySums {
  static final int LANES = 8;

  // A lane multiplies 256 factors from 1 to 2, far from overflow, before it takes the logarithm.
  private static final int BLOCK = 256 * LANES;

  // Constants of Hyvärinen, Smith (2013).
  private static final double K1 = 79.047;
  private static final double K2 = 7.4129;
  private static final double GAMMA = 0.37457;
  private static final double NORMAL = (1 + Math.log(2 * Math.PI)) / 2;

  // Smaller than exp(-700) makes no difference to a sum.
  static final double LOWEST = -700;
  static final double LOG2_E = 1 / Math.log(2);
  // Adding it rounds to an integer that stands in the lowest bits.
  static final double ROUNDER = 0x1.8p52;
  // log 2 in two parts; the first has zeros at its end, so that its multiples are exact.
  static final double LN2_HIGH = 0x1.62e42feep-1;
  static final double LN2_LOW = 0x1.a39ef35793c76p-33;
  static final double E2 = 1 / 2.0;
  static final double E3 = 1 / 6.0;
  static final double E4 = 1 / 24.0;
  static final double E5 = 1 / 120.0;
  static final double E6 = 1 / 720.0;
  static final double E7 = 1 / 5040.0;
  static final double E8 = 1 / 40320.0;
  static final double E9 = 1 / 362880.0;
  static final double E10 = 1 / 3628800.0;

  final double[] products = new double[LANES];
  final double[] magnitudes = new double[LANES];
  final double[] bumps = new double[LANES];

  /// The entropy of `u = a x + b y`.
  double entropy(double[] x, double[] y, double a, double b) {
    int rows = x.length;
    double logs = 0;
    clear(magnitudes, 0);
    clear(bumps, 0);
    for (int from = 0; from < rows; from += BLOCK) {
      int to = Math.min(rows, from + BLOCK);
      clear(products, 1);
      add(x, y, a, b, from, to);
      for (double product : products) {
        logs += Math.log(product);
      }
    }
    double logCosh = (total(magnitudes) + logs) / rows - Math.log(2) - GAMMA;
    double bump = total(bumps) / rows;
    return NORMAL - K1 * logCosh * logCosh - K2 * bump * bump;
  }

  private void add(double[] x, double[] y, double a, double b, int from, int to) {
    int whole = VectorApi.AVAILABLE ? to - (to - from) % LANES : from;
    if (whole > from) {
      VectorNegentropySums.add(this, x, y, a, b, from, whole);
    }
    for (int row = whole; row < to; row++) {
      int lane = row % LANES;
      double u = a * x[row] + b * y[row];
      double magnitude = Math.abs(u);
      magnitudes[lane] += magnitude;
      products[lane] *= 1 + exponential(-2 * magnitude);
      bumps[lane] += u * exponential(-0.5 * (u * u));
    }
  }

  /// `exp(x)` for `x <= 0`.
  static double exponential(double x) {
    double low = x < LOWEST ? LOWEST : x;
    double shifted = low * LOG2_E + ROUNDER;
    double power = shifted - ROUNDER;
    double r = low - power * LN2_HIGH - power * LN2_LOW;
    double p = E10 * r + E9;
    p = p * r + E8;
    p = p * r + E7;
    p = p * r + E6;
    p = p * r + E5;
    p = p * r + E4;
    p = p * r + E3;
    p = p * r + E2;
    p = p * r + 1;
    p = p * r + 1;
    return Double.longBitsToDouble(
        Double.doubleToRawLongBits(p) + (Double.doubleToRawLongBits(shifted) << 52));
  }

  private static void clear(double[] lanes, double value) {
    java.util.Arrays.fill(lanes, value);
  }

  private static double total(double[] lanes) {
    double sum = 0;
    for (double lane : lanes) {
      sum += lane;
    }
    return sum;
  }
}
