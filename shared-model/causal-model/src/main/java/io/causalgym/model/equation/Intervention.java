package io.causalgym.model.equation;

import io.causalgym.numeric.distribution.Distribution;

/// What is done to one variable.
public sealed interface Intervention {

  /// The variable whose equation changes.
  String variable();

  /// `do(X = value)`.
  record Set(String variable, double value) implements Intervention {}

  /// Adds to what the equation gives.
  record Shift(String variable, double by) implements Intervention {}

  /// Another formula in the place of the equation (a soft intervention). It may mention the
  /// variables and noises of the model and have noise terms of its own; the variable itself stands
  /// for what its equation would give.
  record Replace(String variable, String formula) implements Intervention {}

  /// A draw that depends on nothing (a stochastic intervention).
  record Draw(String variable, Distribution distribution) implements Intervention {}
}
