package io.causalgym.evaluation.elicitation;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;

/// What numbers may be.
final class Ranges {
  // Full precision written out and read back may pass an end by rounding.
  private static final double SLACK = 1e-12;

  private Ranges() {}

  static Reading probability(double value, boolean flagged) {
    return within(value, 0, 1, flagged);
  }

  static Reading quantity(AnswerForm.Quantity form, double value, boolean flagged) {
    return within(value, form.low(), form.high(), flagged);
  }

  private static Reading within(double value, double low, double high, boolean flagged) {
    if (!(value >= low - SLACK && value <= high + SLACK)) {
      return Reading.wrong(value + " is not from " + low + " to " + high);
    }
    return new Reading.Found(new Answer.Value(Math.clamp(value, low, high)), flagged);
  }

  static Reading interval(AnswerForm.Interval form, double low, double high) {
    boolean inside =
        low >= form.low() - SLACK && high <= form.high() + SLACK && low <= high + SLACK;
    return inside
        ? Reading.found(
            new Answer.Interval(
                Math.clamp(low, form.low(), form.high()),
                Math.clamp(high, form.low(), form.high())))
        : Reading.wrong("[" + low + ", " + high + "] is no interval in the range asked for");
  }
}
