package io.causalgym.evaluation.question.effects;

import io.causalgym.evaluation.item.Answer;

/// Sharp bounds on the probabilities of necessity (PN), of sufficiency (PS) and of both (PNS), from
/// an experiment and from observation.
///
/// Source: Tian and Pearl, "Probabilities of causation: bounds and identification", 2000, equations
/// 17, 18 and 19 of section 4 (tian2000probabilities). Not checked: that experiment and observation
/// are of the same units, P(x, y) <= P(y | do(x)) <= 1 - P(x, y').
final class CausationBounds {
  private final double[][] seen;
  private final double raised;
  private final double lowered;

  /// @param seen P(x, y) by x and y
  /// @param raised P(Y = 1 | do(X = 1))
  /// @param lowered P(Y = 1 | do(X = 0))
  CausationBounds(double[][] seen, double raised, double lowered) {
    this.seen = seen;
    this.raised = raised;
    this.lowered = lowered;
  }

  private double marginal() {
    return seen[0][1] + seen[1][1];
  }

  /// P(Y_1 = 1, Y_0 = 0).
  Answer.Interval both() {
    double low = max(0, raised - lowered, marginal() - lowered, raised - marginal());
    double high =
        min(
            raised,
            1 - lowered,
            seen[1][1] + seen[0][0],
            raised - lowered + seen[1][0] + seen[0][1]);
    return new Answer.Interval(low, high);
  }

  /// P(Y_0 = 0 | X = 1, Y = 1).
  Answer.Interval necessity() {
    double units = seen[1][1];
    return new Answer.Interval(
        max(0, (marginal() - lowered) / units), min(1, (1 - lowered - seen[0][0]) / units));
  }

  /// P(Y_1 = 1 | X = 0, Y = 0).
  Answer.Interval sufficiency() {
    double units = seen[0][0];
    return new Answer.Interval(
        max(0, (raised - marginal()) / units), min(1, (raised - seen[1][1]) / units));
  }

  private static double max(double... values) {
    double max = values[0];
    for (double value : values) {
      max = Math.max(max, value);
    }
    return max;
  }

  private static double min(double... values) {
    double min = values[0];
    for (double value : values) {
      min = Math.min(min, value);
    }
    return min;
  }
}
