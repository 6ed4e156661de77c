package io.causalgym.numeric.distribution;

import io.causalgym.numeric.random.RandomStream;
import org.apache.commons.statistics.distribution.TDistribution;

/// Student's t distribution, moved and stretched.
///
/// @param degrees of freedom, above 0
/// @param scale above 0; not the standard deviation
public record StudentT(double degrees, double location, double scale) implements Distribution {
  public StudentT {
    DistributionException.positive("StudentT", "degrees", degrees);
    DistributionException.finite("StudentT", "location", location);
    DistributionException.positive("StudentT", "scale", scale);
  }

  @Override
  public double logDensity(double x) {
    return exact().logDensity((x - location) / scale) - Math.log(scale);
  }

  @Override
  public double cdf(double x) {
    return exact().cumulativeProbability((x - location) / scale);
  }

  @Override
  public double quantile(double p) {
    return location + scale * exact().inverseCumulativeProbability(p);
  }

  @Override
  public double mean() {
    return degrees > 1 ? location : Double.NaN;
  }

  /// Infinite for 1 < `degrees` <= 2.
  @Override
  public double variance() {
    return scale * scale * exact().getVariance();
  }

  /// A normal variable over the root of a chi-squared one by its degrees of freedom.
  @Override
  public double draw(RandomStream stream, long index) {
    double logGamma = GammaDraw.logarithm(degrees / 2, stream, 1, index);
    double root = StrictMath.exp((StrictMath.log(degrees / 2) - logGamma) / 2);
    return location + scale * stream.normal(index) * root;
  }

  private TDistribution exact() {
    return TDistribution.of(degrees);
  }
}
