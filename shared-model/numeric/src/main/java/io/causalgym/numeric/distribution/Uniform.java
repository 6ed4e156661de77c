package io.causalgym.numeric.distribution;

import io.causalgym.numeric.random.RandomStream;
import org.apache.commons.statistics.distribution.UniformContinuousDistribution;

/// The uniform distribution on `[low, high]`.
public record Uniform(double low, double high) implements Distribution {
  public Uniform {
    DistributionException.finite("Uniform", "low", low);
    DistributionException.finite("Uniform", "high", high);
    if (!(low < high) || Double.isInfinite(high - low)) {
      throw new DistributionException(
          "Uniform", "high", high, "give one above the lower end " + low + ", not too far");
    }
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
    return low + (high - low) / 2;
  }

  @Override
  public double variance() {
    return (high - low) * (high - low) / 12;
  }

  @Override
  public double draw(RandomStream stream, long index) {
    return low + (high - low) * stream.uniform(index);
  }

  @Override
  public void fill(RandomStream stream, long first, double[] to, int from, int count) {
    stream.fillUniform(first, to, from, count);
    for (int k = from; k < from + count; k++) {
      to[k] = low + (high - low) * to[k];
    }
  }

  private UniformContinuousDistribution exact() {
    return UniformContinuousDistribution.of(low, high);
  }
}
