package io.causalgym.inference.simulation;

import io.causalgym.model.ModelException;
import java.util.List;

/// What a summary of numbers is to hold.
///
/// @param samples 1 to {@link Simulation#MOST_SAMPLES}
/// @param variables all measured ones where none is named
/// @param covariances whether those of all pairs of `variables` are wanted
/// @param quantiles probabilities in [0, 1]
public record SummaryRequest(
    long samples, List<String> variables, boolean covariances, List<Double> quantiles) {

  /// Variables with covariances at most.
  public static final int MOST_WITH_COVARIANCES = 500;

  /// Quantiles of a variable at most.
  public static final int MOST_QUANTILES = 1000;

  public SummaryRequest {
    Simulation.checkSamples(samples);
    variables = List.copyOf(variables);
    quantiles = List.copyOf(quantiles);
    if (quantiles.size() > MOST_QUANTILES) {
      throw new ModelException(
          "quantiles",
          Integer.toString(quantiles.size()),
          quantiles.size()
              + " quantiles are asked for; at most "
              + MOST_QUANTILES
              + " are possible");
    }
    for (double p : quantiles) {
      if (!(p >= 0 && p <= 1)) {
        throw new ModelException(
            "quantiles", Double.toString(p), "the quantile " + p + " is not in [0, 1]");
      }
    }
  }

  /// Moments and ranges of all variables.
  public static SummaryRequest of(long samples) {
    return new SummaryRequest(samples, List.of(), false, List.of());
  }
}
