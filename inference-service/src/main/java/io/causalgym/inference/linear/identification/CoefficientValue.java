package io.causalgym.inference.linear.identification;

/// A coefficient, or a total effect, as far as covariances tell it.
public sealed interface CoefficientValue {

  record Value(double value) implements CoefficientValue {}

  /// The graph identifies it almost everywhere, and these covariances are among the exceptions.
  ///
  /// @param reason one sentence
  record Singular(String reason) implements CoefficientValue {}

  /// The half-trek criterion does not identify it.
  ///
  /// @param reason one sentence
  record NotIdentified(String reason) implements CoefficientValue {}
}
