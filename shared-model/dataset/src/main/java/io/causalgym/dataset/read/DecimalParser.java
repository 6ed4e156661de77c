package io.causalgym.dataset.read;

/// Decimal numbers from characters, correctly rounded.
///
/// Up to 15 digits and a power of ten up to 22 need one exact multiplication or division (Clinger,
/// "How to Read Floating Point Numbers Accurately", PLDI 1990, clinger1990floating); the rest goes
/// through {@link Double#parseDouble}. Hexadecimal numbers and suffixes of type are no numbers
/// here.
final class DecimalParser {
  // Powers of ten that a double holds exactly.
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };
  private static final int EXACT_DIGITS = 15;
  private static final int FARTHEST_EXPONENT = 99_999;

  private final char point;

  /// @param point the decimal sign
  DecimalParser(char point) {
    this.point = point;
  }

  /// The number spelled from `from` until before `to`, infinite where it is too large or called so;
  /// NaN where no number is spelled.
  double parse(char[] text, int from, int to) {
    int at = from;
    boolean negative = false;
    if (at < to && (text[at] == '-' || text[at] == '+')) {
      negative = text[at++] == '-';
    }
    int first = at;
    long digits = 0;
    while (at < to && isDigit(text[at])) {
      digits = digits * 10 + (text[at++] - '0');
    }
    int count = at - first;
    int scale = 0;
    if (at < to && text[at] == point) {
      int fraction = ++at;
      while (at < to && isDigit(text[at])) {
        digits = digits * 10 + (text[at++] - '0');
      }
      scale = at - fraction;
      count += scale;
    }
    if (count == 0) {
      return infinity(text, at, to, negative);
    }
    int exponent = 0;
    if (at < to) {
      exponent = exponent(text, at, to);
      if (exponent > FARTHEST_EXPONENT) {
        return Double.NaN;
      }
    }
    exponent -= scale;
    if (count <= EXACT_DIGITS && exponent >= -22 && exponent <= 22) {
      double magnitude = exponent < 0 ? digits / POWERS[-exponent] : digits * POWERS[exponent];
      return negative ? -magnitude : magnitude;
    }
    String spelled = new String(text, from, to - from);
    return Double.parseDouble(point == '.' ? spelled : spelled.replace(point, '.'));
  }

  // Beyond FARTHEST_EXPONENT where no exponent is spelled; a longer one is held to that bound.
  private static int exponent(char[] text, int from, int to) {
    int at = from;
    if (text[at] != 'e' && text[at] != 'E') {
      return Integer.MAX_VALUE;
    }
    at++;
    boolean negative = false;
    if (at < to && (text[at] == '-' || text[at] == '+')) {
      negative = text[at++] == '-';
    }
    if (at == to) {
      return Integer.MAX_VALUE;
    }
    int exponent = 0;
    while (at < to) {
      if (!isDigit(text[at])) {
        return Integer.MAX_VALUE;
      }
      exponent = Math.min(FARTHEST_EXPONENT, exponent * 10 + (text[at++] - '0'));
    }
    return negative ? -exponent : exponent;
  }

  private static double infinity(char[] text, int from, int to, boolean negative) {
    int length = to - from;
    if (length != 3 && length != 8) {
      return Double.NaN;
    }
    String word = new String(text, from, length);
    if (!word.equalsIgnoreCase("inf") && !word.equalsIgnoreCase("infinity")) {
      return Double.NaN;
    }
    return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}
