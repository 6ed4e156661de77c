package io.causalgym.numeric.distribution;

import io.causalgym.numeric.random.RandomStream;
import org.apache.commons.statistics.distribution.LogisticDistribution;

/// The logistic distribution, with variance `pi^2 scale^2 / 3`.
public record Logistic(double location, double scale) implements Distribution {
  public Logistic {
    DistributionException.finite("Logistic", "location", location);
    DistributionException.positive("Logistic", "scale", scale);
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
    return location;
  }

  @Override
  public double variance() {
    return Math.PI * Math.PI / 3 * scale * scale;
  }

  /// By inversion.
  @Override
  public double draw(RandomStream stream, long index) {
    double u = stream.openUniform(index);
    return location + scale * (StrictMath.log(u) - StrictMath.log1p(-u));
  }

  private LogisticDistribution exact() {
    return LogisticDistribution.of(location, scale);
  }
}
