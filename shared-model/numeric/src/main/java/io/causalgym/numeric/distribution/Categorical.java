package io.causalgym.numeric.distribution;

import io.causalgym.numeric.random.RandomStream;
import java.util.List;

/// State `k` with probability `p[k]`.
public final class Categorical implements Distribution {

  /// How far the probabilities may be from a sum of 1; they are divided by it.
  public static final double TOLERANCE = 1e-6;

  private final double[] p;
  private final CumulativeTable table;

  public Categorical(List<Double> probabilities) {
    this.p = probabilities.stream().mapToDouble(Double::doubleValue).toArray();
    double sum = 0;
    for (int state = 0; state < p.length; state++) {
      DistributionException.probability("Categorical", "p[" + state + "]", p[state]);
      sum += p[state];
    }
    if (!(Math.abs(sum - 1) <= TOLERANCE)) {
      throw new DistributionException(
          "Categorical", "sum of p", sum, "give probabilities that sum to 1");
    }
    for (int state = 0; state < p.length; state++) {
      p[state] /= sum;
    }
    this.table = new CumulativeTable(0, p);
  }

  /// The number of states.
  public int size() {
    return p.length;
  }

  public double p(int state) {
    return p[state];
  }

  @Override
  public boolean discrete() {
    return true;
  }

  @Override
  public double logDensity(double x) {
    boolean state = x >= 0 && x < p.length && x == Math.rint(x);
    return state ? Math.log(p[(int) x]) : Double.NEGATIVE_INFINITY;
  }

  @Override
  public double cdf(double x) {
    return table.cdf(x);
  }

  @Override
  public double quantile(double probability) {
    DistributionException.probability("Categorical", "quantile", probability);
    return table.quantile(probability);
  }

  @Override
  public double mean() {
    double mean = 0;
    for (int state = 0; state < p.length; state++) {
      mean += state * p[state];
    }
    return mean;
  }

  @Override
  public double variance() {
    double mean = mean();
    double variance = 0;
    for (int state = 0; state < p.length; state++) {
      variance += (state - mean) * (state - mean) * p[state];
    }
    return variance;
  }

  /// By inversion.
  @Override
  public double draw(RandomStream stream, long index) {
    return table.above(stream.uniform(index));
  }

  @Override
  public String toString() {
    return "categorical distribution of " + p.length + " states";
  }
}
