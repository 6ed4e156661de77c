package io.causalgym.evaluation.elicitation.reading;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import java.math.BigDecimal;

/// What numbers may be.
final class Ranges {
  // Full precision written out and read back may pass an end by rounding.
  private static final double SLACK = 1e-12;

  private Ranges() {}

  static Reading value(AnswerForm form, BigDecimal value, boolean flagged) {
    double low = form instanceof AnswerForm.Quantity quantity ? quantity.low() : 0;
    double high = form instanceof AnswerForm.Quantity quantity ? quantity.high() : 1;
    double number = number(value);
    return within(number, low, high)
        ? new Reading.Found(new Answer.Value(clamped(number, low, high)), flagged)
        : Reading.wrong(number + " is not from " + low + " to " + high);
  }

  static Reading interval(AnswerForm.Interval form, BigDecimal from, BigDecimal to) {
    double low = number(from);
    double high = number(to);
    boolean inside =
        within(low, form.low(), form.high())
            && within(high, form.low(), form.high())
            && low <= high;
    return inside
        ? Reading.found(
            new Answer.Interval(
                clamped(low, form.low(), form.high()), clamped(high, form.low(), form.high())))
        : Reading.wrong("[" + low + ", " + high + "] is no interval in the range asked for");
  }

  static boolean isProbability(double value) {
    return value >= 0 && value <= 1;
  }

  /// The nearest double, with one zero only.
  static double number(BigDecimal value) {
    return value.doubleValue() + 0.0;
  }

  private static boolean within(double value, double low, double high) {
    return value >= low - SLACK && value <= high + SLACK;
  }

  private static double clamped(double value, double low, double high) {
    return Math.clamp(value, low, high);
  }
}
