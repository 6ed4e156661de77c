package io.causalgym.model.equation;

/// Whether formulas are a model of a kind that exact engines know.
///
/// @param <M> the kind
public sealed interface ExactForm<M> {

  /// They are this one: the same joint distribution after every intervention on observed variables,
  /// and the same counterfactuals.
  record Found<M>(M model) implements ExactForm<M> {}

  /// They are none.
  ///
  /// @param variable where that shows first
  record Absent<M>(String variable, String reason) implements ExactForm<M> {}
}
