package io.causalgym.inference.simulation;

import io.causalgym.model.ModelException;

/// Refuses numbers that are none.
final class NonFinite {
  private NonFinite() {}

  static ModelException at(String variable, long row, double value) {
    return new ModelException(
        variable,
        Double.toString(value),
        "'"
            + variable
            + "' is "
            + value
            + " in row "
            + row
            + "; keep coefficients and scales so that values stay in the range of numbers");
  }

  static ModelException variance(String variable, double value) {
    return new ModelException(
        variable,
        Double.toString(value),
        "the variance of '"
            + variable
            + "' is over the range of numbers; measure it in larger units");
  }

  /// @throws ModelException if one of the values of a block is not finite
  static void check(String variable, double[] column, long first, int count) {
    for (int row = 0; row < count; row++) {
      if (!Double.isFinite(column[row])) {
        throw at(variable, first + row, column[row]);
      }
    }
  }
}
