package io.causalgym.inference.counterfactual;

import java.util.function.DoubleBinaryOperator;

/// A number that may not exist, may not follow from what is known, or may cost too much.
public sealed interface Quantity
    permits Quantity.Known, Quantity.NotIdentified, Undefined, TooExpensive {

  record Known(double value) implements Quantity {}

  /// The number does not follow from the distribution and the graph that are given: two models
  /// agree with both and differ in it.
  record NotIdentified(String reason) implements Quantity {}

  /// The probability that an answer holds.
  static Quantity of(CounterfactualAnswer answer) {
    return switch (answer) {
      case CounterfactualAnswer.Found found -> new Known(found.probability());
      case Undefined undefined -> undefined;
      case TooExpensive expensive -> expensive;
    };
  }

  default Quantity plus(Quantity other) {
    return combined(this, other, Double::sum);
  }

  default Quantity minus(Quantity other) {
    return combined(this, other, (a, b) -> a - b);
  }

  default Quantity times(double factor) {
    return combined(this, new Known(factor), (a, b) -> a * b);
  }

  /// The quotient, undefined for `reason` where the divisor is 0.
  default Quantity dividedBy(Quantity other, String reason) {
    return other instanceof Known(double divisor) && divisor == 0
        ? new Undefined(reason)
        : combined(this, other, (a, b) -> a / b);
  }

  private static Quantity combined(Quantity a, Quantity b, DoubleBinaryOperator operator) {
    if (!(a instanceof Known(double first))) {
      return a;
    }
    return b instanceof Known(double second) ? new Known(operator.applyAsDouble(first, second)) : b;
  }
}
