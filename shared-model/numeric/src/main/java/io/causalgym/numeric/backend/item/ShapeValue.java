package io.causalgym.numeric.backend.item;

/// The shapes of terms of a structural equation, by `+ - * /` and bit operations alone: the same on
/// every machine, and the vector code of the JVM's backend to the bit.
///
/// Sine, hyperbolic tangent and logistic function err by less than 2 ulp; `NaN` stays `NaN`. A
/// device may use its own functions instead, within the tolerance of its kernel.
///
/// Source of the reductions: Muller, "Elementary Functions", 2016, section 11.2
/// (muller2016elementary); the constants are those of Sun's fdlibm.
public final class ShapeValue {
  /// From here on the sine is {@link StrictMath#sin}: the reduction holds for fewer than `2^19`
  /// quarters of a turn.
  public static final double FAR = 0x1p19;

  /// Beyond, the hyperbolic tangent is 1 to the last bit.
  public static final double FLAT = 22;

  /// Where the logistic function stays put, at `e^-708` or 1; `e^x` stays a normal number.
  public static final double END = 708;

  /// Added to a number below `2^51` and subtracted again it rounds to the nearest integer, whose
  /// last bits are those of the sum.
  public static final double ROUND = 0x1.8p52;

  public static final double LOG2_E = 0x1.71547652b82fep0;
  public static final double LN_2_UPPER = 0x1.62e42fee00000p-1;
  public static final double LN_2_LOWER = 0x1.a39ef35793c76p-33;
  public static final double TWO_OVER_PI = 0x1.45f306dc9c883p-1;
  public static final double HALF_PI_UPPER = 0x1.921fb54400000p+0;
  public static final double HALF_PI_MIDDLE = 0x1.0b4611a600000p-34;
  public static final double HALF_PI_LOWER = 0x1.3198a2e037073p-69;

  /// The exponent of 1, as it stands in the bits of a number.
  public static final long ONE = 1023L << 52;

  public static final double E2 = 1 / 2.0;
  public static final double E3 = 1 / 6.0;
  public static final double E4 = 1 / 24.0;
  public static final double E5 = 1 / 120.0;
  public static final double E6 = 1 / 720.0;
  public static final double E7 = 1 / 5040.0;
  public static final double E8 = 1 / 40320.0;
  public static final double E9 = 1 / 362880.0;
  public static final double E10 = 1 / 3628800.0;
  public static final double E11 = 1 / 39916800.0;
  public static final double E12 = 1 / 479001600.0;
  public static final double E13 = 1 / 6227020800.0;
  public static final double E14 = 1 / 87178291200.0;
  public static final double E15 = 1 / 1307674368000.0;
  public static final double E16 = 1 / 20922789888000.0;
  public static final double E17 = 1 / 355687428096000.0;

  private ShapeValue() {}

  /// `max(x, 0)`.
  public static double rectified(double x) {
    return Math.max(x, 0);
  }

  /// By reduction to an eighth of a turn about a multiple of a quarter.
  public static double sine(double x) {
    return Math.abs(x) > FAR ? StrictMath.sin(x) : near(x);
  }

  private static double near(double x) {
    double shifted = x * TWO_OVER_PI + ROUND;
    double quarters = shifted - ROUND;
    long quadrant = Double.doubleToRawLongBits(shifted);
    double t = x - quarters * HALF_PI_UPPER - quarters * HALF_PI_MIDDLE - quarters * HALF_PI_LOWER;
    double value = (quadrant & 1) == 0 ? sineOfEighth(t) : cosineOfEighth(t);
    return (quadrant & 2) == 0 ? value : -value;
  }

  private static double sineOfEighth(double t) {
    double z = t * t;
    double series = E17 * z - E15;
    series = series * z + E13;
    series = series * z - E11;
    series = series * z + E9;
    series = series * z - E7;
    series = series * z + E5;
    series = series * z - E3;
    return t + t * (z * series);
  }

  private static double cosineOfEighth(double t) {
    double z = t * t;
    double series = E16 * z - E14;
    series = series * z + E12;
    series = series * z - E10;
    series = series * z + E8;
    series = series * z - E6;
    series = series * z + E4;
    series = series * z - E2;
    return 1 + z * series;
  }

  /// By `q / (q + 2)` with `q = e^2|x| - 1`, so that nothing cancels.
  public static double tanh(double x) {
    double size = Math.abs(x);
    double y = size > FLAT ? 2 * FLAT : 2 * size;
    double shifted = y * LOG2_E + ROUND;
    double scale = power(shifted);
    double q = scale * expm1(reduced(y, shifted - ROUND)) + (scale - 1);
    return Math.copySign(q / (q + 2), x);
  }

  /// `1 / (1 + e^-x)`.
  public static double logistic(double x) {
    double y = x > END ? -END : -x;
    y = y > END ? END : y;
    double shifted = y * LOG2_E + ROUND;
    double scale = power(shifted);
    double power = scale * expm1(reduced(y, shifted - ROUND)) + scale;
    return 1 / (1 + power);
  }

  /// `2^k` for the integer in the last bits of a number.
  private static double power(double shifted) {
    return Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) << 52) + ONE);
  }

  private static double reduced(double y, double halvings) {
    return y - halvings * LN_2_UPPER - halvings * LN_2_LOWER;
  }

  /// `e^r - 1` for |r| up to half the logarithm of 2.
  private static double expm1(double r) {
    double series = E13 * r + E12;
    series = series * r + E11;
    series = series * r + E10;
    series = series * r + E9;
    series = series * r + E8;
    series = series * r + E7;
    series = series * r + E6;
    series = series * r + E5;
    series = series * r + E4;
    series = series * r + E3;
    series = series * r + E2;
    return r + r * r * series;
  }
}
