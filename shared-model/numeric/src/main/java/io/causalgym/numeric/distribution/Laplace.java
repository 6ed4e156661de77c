package io.causalgym.numeric.distribution;

import io.causalgym.numeric.random.RandomStream;
import org.apache.commons.statistics.distribution.LaplaceDistribution;

/// The Laplace distribution, with variance `2 scale^2`.
public record Laplace(double location, double scale) implements Distribution {
  public Laplace {
    DistributionException.finite("Laplace", "location", location);
    DistributionException.positive("Laplace", "scale", scale);
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
    return 2 * scale * scale;
  }

  /// By inversion.
  @Override
  public double draw(RandomStream stream, long index) {
    double u = stream.openUniform(index);
    return u < 0.5
        ? location + scale * StrictMath.log(2 * u)
        : location - scale * StrictMath.log(2 * (1 - u));
  }

  private LaplaceDistribution exact() {
    return LaplaceDistribution.of(location, scale);
  }
}
