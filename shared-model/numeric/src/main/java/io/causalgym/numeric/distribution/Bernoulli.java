package io.causalgym.numeric.distribution;

import io.causalgym.numeric.random.RandomStream;

/// 1 with probability `p`, else 0.
public record Bernoulli(double p) implements Distribution {
  public Bernoulli {
    DistributionException.probability("Bernoulli", "p", p);
  }

  @Override
  public boolean discrete() {
    return true;
  }

  @Override
  public double logDensity(double x) {
    if (x == 0) {
      return Math.log1p(-p);
    }
    return x == 1 ? Math.log(p) : Double.NEGATIVE_INFINITY;
  }

  @Override
  public double cdf(double x) {
    if (x < 0) {
      return 0;
    }
    return x < 1 ? 1 - p : 1;
  }

  @Override
  public double quantile(double probability) {
    DistributionException.probability("Bernoulli", "quantile", probability);
    return probability <= 1 - p ? 0 : 1;
  }

  @Override
  public double mean() {
    return p;
  }

  @Override
  public double variance() {
    return p * (1 - p);
  }

  /// By inversion.
  @Override
  public double draw(RandomStream stream, long index) {
    return stream.uniform(index) < 1 - p ? 0 : 1;
  }
}
