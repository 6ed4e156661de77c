package io.causalgym.evaluation.statistics;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/// P-values of likelihood-ratio statistics.
///
/// Log-likelihoods add up items as if they were independent; items of one world are not. Give the
/// design effect, by which the statistic is divided (Rao and Scott 1981, rao1981analysis), 1 for
/// independent items.
public final class LikelihoodRatio {
  private LikelihoodRatio() {}

  /// The test of one parameter on the boundary, such as a mixture weight of 0: the statistic is 0
  /// half the time and chi-squared with one degree of freedom otherwise.
  ///
  /// Source: Self and Liang, "Asymptotic Properties of Maximum Likelihood Estimators and Likelihood
  /// Ratio Tests under Nonstandard Conditions", JASA 82, 1987, case 5 (self1987asymptotic).
  ///
  /// @param statistic twice the difference of log-likelihoods; below 0 by rounding only
  /// @param designEffect at least 1
  public static double onBoundary(double statistic, double designEffect) {
    double scaled = scaled(statistic, designEffect);
    return scaled > 0 ? chiSquared(scaled, 1) / 2 : 1;
  }

  /// The test of `parameters` inside their range.
  ///
  /// @param statistic twice the difference of log-likelihoods; below 0 by rounding only
  /// @param designEffect at least 1
  public static double inside(double statistic, int parameters, double designEffect) {
    return chiSquared(Math.max(0, scaled(statistic, designEffect)), parameters);
  }

  private static double chiSquared(double statistic, int degrees) {
    return ChiSquaredDistribution.of(degrees).survivalProbability(statistic);
  }

  private static double scaled(double statistic, double designEffect) {
    if (Double.isNaN(statistic) || !(designEffect >= 1)) {
      throw new IllegalArgumentException(
          "statistic "
              + statistic
              + " with design effect "
              + designEffect
              + ": give a number, and an effect of at least 1");
    }
    return statistic / designEffect;
  }
}
