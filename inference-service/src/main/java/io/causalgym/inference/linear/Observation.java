package io.causalgym.inference.linear;

import io.causalgym.model.ModelException;

/// A quantity that is known exactly.
public record Observation(Quantity quantity, double value) {
  public Observation {
    if (!Double.isFinite(value)) {
      throw new ModelException(
          "evidence." + quantity.label(),
          Double.toString(value),
          "give '" + quantity.label() + "' a finite value");
    }
  }
}
