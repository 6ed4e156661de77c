package io.causalgym.model.network;

/// What happens to a row of a conditional probability table that does not sum to 1 within {@link
/// BayesianNetwork#TOLERANCE}.
public enum RowSums {
  /// The network is refused.
  REFUSE,
  /// The row is divided by its sum, and its variable is named in {@link
  /// BayesianNetwork#renormalised()}.
  RENORMALISE
}
