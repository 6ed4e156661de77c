package io.causalgym.inference.linear;

import io.causalgym.model.ModelException;

/// The event that a quantity is on one side of a value.
///
/// @param above whether it is above, else below; on the value itself it is neither
public record Threshold(Quantity quantity, boolean above, double value) {
  public Threshold {
    if (Double.isNaN(value)) {
      throw new ModelException(
          "events." + quantity.label(), "NaN", "compare '" + quantity.label() + "' to a number");
    }
  }
}
