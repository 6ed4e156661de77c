package io.causalgym.inference.linear;

/// A distribution given evidence, if the evidence can happen.
public sealed interface Conditional {

  /// The distribution of what was asked.
  record Conditioned(Gaussian distribution) implements Conditional {}

  /// The evidence contradicts the model: no number is known.
  ///
  /// @param reason one sentence that names the first observation that cannot be
  record Undefined(String reason) implements Conditional {}
}
