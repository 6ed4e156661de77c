package io.causalgym.inference.simulation;

import java.util.List;
import java.util.OptionalDouble;

/// What rows of numbers look like.
///
/// @param variables in the order asked for
/// @param covariances row by row in that order; empty if they were not asked for or there is one
///   sample only
/// @param quantileSamples how many rows, the first ones, the quantiles are from; 0 where none were
///   asked for
public record ContinuousSummary(
    long samples, List<Variable> variables, List<List<Double>> covariances, long quantileSamples) {

  public ContinuousSummary {
    variables = List.copyOf(variables);
    covariances = List.copyOf(covariances);
  }

  /// @param variance with divisor `samples - 1`; nothing where there is one sample
  /// @param standardError of the mean
  /// @param quantiles in the order asked for; between two rows by linear interpolation
  public record Variable(
      String name,
      double mean,
      OptionalDouble variance,
      OptionalDouble standardError,
      double min,
      double max,
      List<Double> quantiles) {
    public Variable {
      quantiles = List.copyOf(quantiles);
    }
  }
}
