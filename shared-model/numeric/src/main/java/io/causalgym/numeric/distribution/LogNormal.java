package io.causalgym.numeric.distribution;

import io.causalgym.numeric.random.RandomStream;
import org.apache.commons.statistics.distribution.LogNormalDistribution;

/// The distribution of `exp(Z)` with a normal `Z`.
///
/// @param mu the mean of `Z`
/// @param sigma the standard deviation of `Z`
public record LogNormal(double mu, double sigma) implements Distribution {
  public LogNormal {
    DistributionException.finite("LogNormal", "mu", mu);
    DistributionException.positive("LogNormal", "sigma", sigma);
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

  @Override
  public double draw(RandomStream stream, long index) {
    return StrictMath.exp(mu + sigma * stream.normal(index));
  }

  private LogNormalDistribution exact() {
    return LogNormalDistribution.of(mu, sigma);
  }
}
