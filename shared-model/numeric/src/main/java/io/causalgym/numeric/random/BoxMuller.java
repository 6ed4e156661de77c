package io.causalgym.numeric.random;

/// Normal numbers from pairs of uniform ones: `r cos(t)` and `r sin(t)` with `r = sqrt(-2 ln u)`.
///
/// The 52 bits of `u` reach 8.57 standard deviations, and there are over 10^9 distinct values
/// beyond 5. Logarithm, sine and cosine are power series cut off below the rounding error, with
/// relative errors below 10^-15; `u` close to 1 gives `r` close to 0 with the same relative error.
/// Only `+ - * /`, square root and bit operations are used, which round alike in scalar and vector
/// code: the vector form in {@link VectorStream} gives the same numbers to the bit.
///
/// Source: Box, Muller, "A Note on the Generation of Random Normal Deviates", Ann. Math. Stat. 1958
/// (box1958note).
final class BoxMuller {
  static final double LN_2 = 0x1.62e42fefa39efp-1;
  static final double HALF_PI = 0x1.921fb54442d18p0;
  static final double ULP = 0x1p-52;

  // Halves the mantissas above sqrt(2), so that |s| <= 0.172 in the series of the logarithm.
  static final long SQRT_HALF_BITS = 0x3FE6A09E667F3BCDL;
  static final long MANTISSA = 0x000FFFFFFFFFFFFFL;

  /// The last bit of the angle's word negates both numbers, the one before swaps them.
  static final long MIRROR = 1;

  static final long SWAP = 2;

  // artanh(s) = s + A3 s^3 + A5 s^5 + ...
  static final double A3 = 1.0 / 3;
  static final double A5 = 1.0 / 5;
  static final double A7 = 1.0 / 7;
  static final double A9 = 1.0 / 9;
  static final double A11 = 1.0 / 11;
  static final double A13 = 1.0 / 13;
  static final double A15 = 1.0 / 15;
  static final double A17 = 1.0 / 17;
  static final double A19 = 1.0 / 19;
  static final double A21 = 1.0 / 21;

  // sin(t) = t + S3 t^3 + S5 t^5 + ...
  static final double S3 = -1 / 6.0;
  static final double S5 = 1 / 120.0;
  static final double S7 = -1 / 5040.0;
  static final double S9 = 1 / 362880.0;
  static final double S11 = -1 / 39916800.0;
  static final double S13 = 1 / 6227020800.0;
  static final double S15 = -1 / 1307674368000.0;
  static final double S17 = 1 / 355687428096000.0;

  // cos(t) = 1 + C2 t^2 + C4 t^4 + ...
  static final double C2 = -1 / 2.0;
  static final double C4 = 1 / 24.0;
  static final double C6 = -1 / 720.0;
  static final double C8 = 1 / 40320.0;
  static final double C10 = -1 / 3628800.0;
  static final double C12 = 1 / 479001600.0;
  static final double C14 = -1 / 87178291200.0;
  static final double C16 = 1 / 20922789888000.0;

  private BoxMuller() {}

  /// @param radius bits for the radius
  /// @param angle bits for the angle
  /// @param second whether the second number of the pair is wanted
  static double normal(long radius, long angle, boolean second) {
    double r = Math.sqrt(-2 * log(open(radius)));
    // Within an eighth of a turn of 0; the other three quarters follow by symmetry.
    double t = (open(angle) - 0.5) * HALF_PI;
    boolean sine = ((angle & SWAP) != 0) != second;
    return (sine ? sine(t) : cosine(t)) * ((angle & MIRROR) != 0 ? -r : r);
  }

  private static double open(long bits) {
    return (bits >>> 12) * ULP + ULP / 2;
  }

  /// The natural logarithm of a positive normal number: `ln(2^e m) = e ln 2 + 2 artanh(s)` with `s
  /// = (m - 1) / (m + 1)`.
  static double log(double x) {
    long shifted = Double.doubleToRawLongBits(x) - SQRT_HALF_BITS;
    double exponent = shifted >> 52;
    double m = Double.longBitsToDouble((shifted & MANTISSA) + SQRT_HALF_BITS);
    double s = (m - 1) / (m + 1);
    double z = s * s;
    double series =
        ((((((((A21 * z + A19) * z + A17) * z + A15) * z + A13) * z + A11) * z + A9) * z + A7) * z
                    + A5)
                * z
            + A3;
    double twice = s + s;
    return exponent * LN_2 + (twice + twice * (z * series));
  }

  /// For |t| <= pi / 4.
  static double sine(double t) {
    double z = t * t;
    double series =
        ((((((S17 * z + S15) * z + S13) * z + S11) * z + S9) * z + S7) * z + S5) * z + S3;
    return t + t * (z * series);
  }

  /// For |t| <= pi / 4.
  static double cosine(double t) {
    double z = t * t;
    double series =
        ((((((C16 * z + C14) * z + C12) * z + C10) * z + C8) * z + C6) * z + C4) * z + C2;
    return 1 + z * series;
  }
}
