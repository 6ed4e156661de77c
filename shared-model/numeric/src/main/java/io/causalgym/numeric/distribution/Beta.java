package io.causalgym.numeric.distribution;

import io.causalgym.numeric.random.RandomStream;
import org.apache.commons.statistics.distribution.BetaDistribution;

/// The beta distribution on (0, 1), with mean `alpha / (alpha + beta)`.
public record Beta(double alpha, double beta) implements Distribution {
  public Beta {
    DistributionException.positive("Beta", "alpha", alpha);
    DistributionException.positive("Beta", "beta", beta);
  }

  @Override
  public double logDensity(double x) {
    return exact().logDensity(x);
  }

  @Override
  public double cdf(double x) {
    return exact().cumulativeProbability(x);
  }

  @Override
  public double quantile(double p) {
    return exact().inverseCumulativeProbability(p);
  }

  @Override
  public double mean() {
    return exact().getMean();
  }

  @Override
  public double variance() {
    return exact().getVariance();
  }

  /// `G / (G + H)` with gamma variables of shapes `alpha` and `beta`, from their logarithms.
  @Override
  public double draw(RandomStream stream, long index) {
    double g = GammaDraw.logarithm(alpha, stream, 0, index);
    double h = GammaDraw.logarithm(beta, stream, GammaDraw.STREAMS, index);
    return 1 / (1 + StrictMath.exp(h - g));
  }

  private BetaDistribution exact() {
    return BetaDistribution.of(alpha, beta);
  }
}
