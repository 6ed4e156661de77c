package io.causalgym.evaluation.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/// A coefficient of a regression with its cluster-robust uncertainty.
///
/// @param degrees of freedom of its standard error, at least 1 where it is not 0
public record Coefficient(double value, double standardError, double degrees) {

  /// @param confidence in (0, 1)
  public Interval interval(double confidence) {
    Interval.requireConfidence(confidence);
    if (standardError == 0) {
      return new Interval(value, value, confidence, IntervalMethod.NO_VARIATION);
    }
    double reach =
        standardError * TDistribution.of(degrees).inverseSurvivalProbability((1 - confidence) / 2);
    return new Interval(value - reach, value + reach, confidence, IntervalMethod.CLUSTER_ROBUST_T);
  }

  /// Two-sided p-value of the hypothesis that the coefficient is `hypothesis`.
  public double pValue(double hypothesis) {
    double distance = Math.abs(value - hypothesis);
    if (standardError == 0) {
      return distance == 0 ? 1 : 0;
    }
    return 2 * TDistribution.of(degrees).survivalProbability(distance / standardError);
  }
}
