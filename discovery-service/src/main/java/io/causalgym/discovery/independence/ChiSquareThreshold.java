package io.causalgym.discovery.independence;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/// Upper quantiles of chi-square distributions at one level, each computed once. Not thread-safe.
final class ChiSquareThreshold {
  private static final int MOST_KEPT = 1 << 12;

  private final double alpha;
  private double[] quantiles = new double[64];

  ChiSquareThreshold(double alpha) {
    this.alpha = alpha;
  }

  double alpha() {
    return alpha;
  }

  /// Whether a statistic is not significant.
  boolean independent(double statistic, double freedom) {
    if (freedom < 1) {
      return true;
    }
    return freedom < MOST_KEPT
        ? statistic < quantile((int) freedom)
        : pValue(statistic, freedom) > alpha;
  }

  private double quantile(int freedom) {
    if (freedom >= quantiles.length) {
      quantiles = java.util.Arrays.copyOf(quantiles, Math.max(freedom + 1, 2 * quantiles.length));
    }
    if (quantiles[freedom] == 0) {
      quantiles[freedom] = ChiSquaredDistribution.of(freedom).inverseSurvivalProbability(alpha);
    }
    return quantiles[freedom];
  }

  static double pValue(double statistic, double freedom) {
    return freedom < 1 ? 1 : ChiSquaredDistribution.of(freedom).survivalProbability(statistic);
  }
}
