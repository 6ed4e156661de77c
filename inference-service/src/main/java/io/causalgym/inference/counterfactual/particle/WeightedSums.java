package io.causalgym.inference.counterfactual.particle;

import java.util.Arrays;

/// Running sums of weighted values, the weights as logarithms and relative to the largest so far,
/// the values relative to the first ones, which keeps their variance from cancelling.
final class WeightedSums {
  private final double[] origin;
  private final double[] wf;
  private final double[] wwf;
  private final double[] wwff;
  private double w;
  private double ww;
  private double largest = Double.NEGATIVE_INFINITY;
  private long count;

  WeightedSums(int targets) {
    this.origin = new double[targets];
    this.wf = new double[targets];
    this.wwf = new double[targets];
    this.wwff = new double[targets];
  }

  /// Counts one particle; the values of one without weight are not read.
  void add(double logWeight, double[] values) {
    count++;
    if (logWeight == Double.NEGATIVE_INFINITY) {
      return;
    }
    if (ww == 0) {
      System.arraycopy(values, 0, origin, 0, origin.length);
    }
    if (logWeight > largest) {
      rescale(Math.exp(largest - logWeight));
      largest = logWeight;
    }
    double weight = Math.exp(logWeight - largest);
    double square = weight * weight;
    w += weight;
    ww += square;
    for (int target = 0; target < origin.length; target++) {
      double value = values[target] - origin[target];
      wf[target] += weight * value;
      wwf[target] += square * value;
      wwff[target] += square * value * value;
    }
  }

  private void rescale(double factor) {
    w *= factor;
    ww *= factor * factor;
    Arrays.setAll(wf, at -> wf[at] * factor);
    Arrays.setAll(wwf, at -> wwf[at] * factor * factor);
    Arrays.setAll(wwff, at -> wwff[at] * factor * factor);
  }

  /// The effective number of particles, 0 if none has a weight.
  double effective() {
    return ww == 0 ? 0 : w * w / ww;
  }

  /// The logarithm of the mean weight.
  double logMeanWeight() {
    return largest + Math.log(w / count);
  }

  /// The self-normalised estimate with its standard error. Source: Owen, *Monte Carlo theory,
  /// methods and examples*, 2013, equation 9.9 (`owen2013monte`).
  ParticleAnswer.Estimate estimate(int target) {
    double mean = wf[target] / w;
    double spread = wwff[target] - 2 * mean * wwf[target] + mean * mean * ww;
    return new ParticleAnswer.Estimate(origin[target] + mean, Math.sqrt(Math.max(0, spread)) / w);
  }
}
