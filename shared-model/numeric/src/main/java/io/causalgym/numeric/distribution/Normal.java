package io.causalgym.numeric.distribution;

import io.causalgym.numeric.random.RandomStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// The normal distribution.
///
/// @param sd the standard deviation, above 0
public record Normal(double mean, double sd) implements Distribution {
  public Normal {
    DistributionException.finite("Normal", "mean", mean);
    DistributionException.positive("Normal", "sd", sd);
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
  public double variance() {
    return sd * sd;
  }

  @Override
  public double draw(RandomStream stream, long index) {
    return mean + sd * stream.normal(index);
  }

  @Override
  public void fill(RandomStream stream, long first, double[] to, int from, int count) {
    stream.fillNormal(first, to, from, count);
    for (int k = from; k < from + count; k++) {
      to[k] = mean + sd * to[k];
    }
  }

  private NormalDistribution exact() {
    return NormalDistribution.of(mean, sd);
  }
}
