package io.causalgym.numeric.distribution;

import io.causalgym.numeric.random.RandomStream;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/// The Poisson distribution.
///
/// Draws invert a table of the probabilities within 12 standard deviations, beyond which less than
/// 10^-30 is left.
public final class Poisson implements Distribution {

  /// The highest rate: its table has 24 000 entries.
  public static final double HIGHEST_RATE = 1e6;

  private final PoissonDistribution exact;
  private final CumulativeTable table;

  public Poisson(double rate) {
    DistributionException.positive("Poisson", "rate", rate);
    if (rate > HIGHEST_RATE) {
      throw new DistributionException("Poisson", "rate", rate, "give at most " + HIGHEST_RATE);
    }
    this.exact = PoissonDistribution.of(rate);
    double reach = 12 * Math.sqrt(rate);
    int lowest = (int) Math.max(0, Math.floor(rate - reach));
    double[] weights = new double[(int) Math.ceil(rate + reach + 40) - lowest];
    int mode = (int) rate - lowest;
    weights[mode] = 1;
    for (int at = mode + 1; at < weights.length; at++) {
      weights[at] = weights[at - 1] * rate / (lowest + at);
    }
    for (int at = mode - 1; at >= 0; at--) {
      weights[at] = weights[at + 1] * (lowest + at + 1) / rate;
    }
    this.table = new CumulativeTable(lowest, weights);
  }

  public double rate() {
    return exact.getMean();
  }

  @Override
  public boolean discrete() {
    return true;
  }

  @Override
  public double logDensity(double x) {
    boolean count = x >= 0 && x <= Integer.MAX_VALUE && x == Math.rint(x);
    return count ? exact.logProbability((int) x) : Double.NEGATIVE_INFINITY;
  }

  @Override
  public double cdf(double x) {
    return x < 0 ? 0 : exact.cumulativeProbability((int) x);
  }

  @Override
  public double quantile(double p) {
    return exact.inverseCumulativeProbability(p);
  }

  @Override
  public double mean() {
    return rate();
  }

  @Override
  public double variance() {
    return rate();
  }

  /// By inversion.
  @Override
  public double draw(RandomStream stream, long index) {
    return table.above(stream.uniform(index));
  }

  @Override
  public String toString() {
    return "Poisson distribution with rate " + rate();
  }
}
