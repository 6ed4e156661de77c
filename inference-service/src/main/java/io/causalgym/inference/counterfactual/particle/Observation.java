package io.causalgym.inference.counterfactual.particle;

import io.causalgym.model.ModelException;
import java.util.OptionalDouble;

/// What is known about one variable of the factual world.
public sealed interface Observation {
  String variable();

  /// The variable has a value.
  ///
  /// @param tolerance for a variable whose noise does not follow from its value: the standard
  ///   deviation of a normal kernel around it, or 0 for a variable that has the value with positive
  ///   probability. Not used where the noise does follow
  record Value(String variable, double value, OptionalDouble tolerance) implements Observation {
    public Value {
      finite(variable, value);
      if (tolerance.isPresent() && !(tolerance.getAsDouble() >= 0 && finite(tolerance))) {
        throw new ModelException(
            variable,
            tolerance.toString(),
            "the tolerance of '"
                + variable
                + "' is "
                + tolerance.getAsDouble()
                + "; give a finite number of at least 0");
      }
    }

    private static boolean finite(OptionalDouble number) {
      return Double.isFinite(number.getAsDouble());
    }

    private static void finite(String variable, double value) {
      if (!Double.isFinite(value)) {
        throw new ModelException(
            variable,
            Double.toString(value),
            "'" + variable + "' is observed to be " + value + "; give a finite number");
      }
    }
  }

  /// The variable lies in an interval, ends included; one of them may be infinite.
  record Range(String variable, double low, double high) implements Observation {
    public Range {
      Ranges.check(variable, low, high);
    }
  }

  /// A value, without a tolerance.
  static Observation of(String variable, double value) {
    return new Value(variable, value, OptionalDouble.empty());
  }
}
