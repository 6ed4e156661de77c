package io.causalgym.inference.learning;

import io.causalgym.model.network.BayesianNetwork;
import java.util.List;

/// A network with learned tables.
///
/// @param network over the nodes of the graph, in their order
/// @param logLikelihood natural logarithm of the probability of what was observed
/// @param iterations of EM; 0 where no value was missing and the answer is exact
/// @param converged whether EM stopped by its tolerance
/// @param freeParameters of all tables
/// @param rows of the data
/// @param trace what EM increases, before each iteration and at the end: the log-likelihood plus
///   the sum of pseudo count times logarithm of parameter
public record LearnedParameters(
    BayesianNetwork network,
    double logLikelihood,
    int iterations,
    boolean converged,
    long freeParameters,
    long rows,
    List<Double> trace)
    implements Learning {

  public LearnedParameters {
    trace = List.copyOf(trace);
  }

  /// Bayesian information criterion `k ln n - 2 ln L`: less is better (Schwarz 1978,
  /// schwarz1978estimating).
  public double bic() {
    return (double) freeParameters * Math.log((double) rows) - 2 * logLikelihood;
  }

  /// Akaike's information criterion `2 k - 2 ln L`: less is better (Akaike 1974, akaike1974new).
  public double aic() {
    return 2 * (double) freeParameters - 2 * logLikelihood;
  }
}
