package io.causalgym.numeric.distribution;

import io.causalgym.numeric.random.RandomStream;
import org.apache.commons.statistics.distribution.GammaDistribution;

/// The gamma distribution, with mean `shape * scale`.
public record Gamma(double shape, double scale) implements Distribution {
  public Gamma {
    DistributionException.positive("Gamma", "shape", shape);
    DistributionException.positive("Gamma", "scale", scale);
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
    return shape * scale;
  }

  @Override
  public double variance() {
    return shape * scale * scale;
  }

  @Override
  public double draw(RandomStream stream, long index) {
    return scale * StrictMath.exp(GammaDraw.logarithm(shape, stream, 0, index));
  }

  private GammaDistribution exact() {
    return GammaDistribution.of(shape, scale);
  }
}
