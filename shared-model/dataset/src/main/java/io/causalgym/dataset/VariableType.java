package io.causalgym.dataset;

/// How the values of a variable are to be read.
public enum VariableType {
  /// A number on a scale.
  CONTINUOUS,
  /// One of finitely many levels, without an order.
  DISCRETE
}
