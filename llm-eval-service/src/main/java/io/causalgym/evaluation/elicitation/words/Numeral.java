package io.causalgym.evaluation.elicitation.words;

import java.math.BigDecimal;

/// A number that stands in a text.
///
/// @param value what is written, in decimal: a binary division by 100 or 1000 would not give back
///   what was multiplied
/// @param unit of the value, which is no percentage any more where it is a share
/// @param start where it begins in the text
/// @param end where it ends
public record Numeral(BigDecimal value, Unit unit, Spread spread, int start, int end) {
  private static final int LARGEST_EXPONENT = 400;

  /// Whether it is one number or stands for several.
  public enum Spread {
    POINT,
    /// The middle of a range, or of a value with an error.
    RANGE,
    /// The middle of `0.1-0.3`, which may be a difference too.
    DASHED
  }

  /// Whether a double can be near it: 1e-400 is not 0, and 1e400 is nothing.
  public static boolean isDouble(BigDecimal value) {
    long exponent = (long) value.precision() - value.scale();
    return value.signum() == 0
        || (Math.abs(exponent) <= LARGEST_EXPONENT
            && value.doubleValue() != 0
            && Double.isFinite(value.doubleValue()));
  }

  /// Whether taking it for one number takes a liberty.
  public boolean flagged() {
    return spread != Spread.POINT;
  }
}
