package io.causalgym.inference.counterfactual.particle;

import io.causalgym.model.ModelException;

/// Intervals from outside.
final class Ranges {
  private Ranges() {}

  /// @throws ModelException unless `low <= high`
  static void check(String variable, double low, double high) {
    if (!(low <= high)) {
      throw new ModelException(
          variable,
          low + " to " + high,
          "the interval of '"
              + variable
              + "' goes from "
              + low
              + " to "
              + high
              + "; give the lower end first");
    }
  }
}
