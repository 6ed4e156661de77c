package io.causalgym.discovery.independence;

import org.apache.commons.statistics.distribution.NormalDistribution;

/// The largest squared partial correlation that is not significant: `sqrt(f) atanh(|r|) <= z` for
/// `r^2 <= tanh^2(z / sqrt(f))`, with `f = rows - |S| - 3`.
final class ZThreshold {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private final double quantile;

  /// @param alpha level of the two-sided test
  ZThreshold(double alpha) {
    this.quantile = NORMAL.inverseSurvivalProbability(alpha / 2);
  }

  /// @param freedom rows less conditioning variables less 3; everything is below the threshold
  ///   where it is not positive
  double squared(long freedom) {
    double r =
        freedom < 1 ? Double.POSITIVE_INFINITY : Math.tanh(quantile / Math.sqrt((double) freedom));
    return r * r;
  }

  /// The two-sided p-value of a squared partial correlation.
  static double pValue(double squared, long freedom) {
    if (freedom < 1) {
      return 1;
    }
    double r = Math.min(1, Math.sqrt(squared));
    // atanh(r)
    double z = 0.5 * Math.log1p(2 * r / (1 - r)) * Math.sqrt((double) freedom);
    return Math.min(1, 2 * NORMAL.survivalProbability(z));
  }
}
