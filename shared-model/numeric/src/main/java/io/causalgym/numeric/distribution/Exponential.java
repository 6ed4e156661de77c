package io.causalgym.numeric.distribution;

import io.causalgym.numeric.random.RandomStream;
import org.apache.commons.statistics.distribution.ExponentialDistribution;

/// The exponential distribution, with mean `1 / rate`.
public record Exponential(double rate) implements Distribution {
  public Exponential {
    DistributionException.positive("Exponential", "rate", rate);
    DistributionException.positive("Exponential", "mean", 1 / rate);
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
    return 1 / rate;
  }

  @Override
  public double variance() {
    return 1 / (rate * rate);
  }

  /// By inversion.
  @Override
  public double draw(RandomStream stream, long index) {
    return -StrictMath.log1p(-stream.openUniform(index)) / rate;
  }

  private ExponentialDistribution exact() {
    return ExponentialDistribution.of(1 / rate);
  }
}
