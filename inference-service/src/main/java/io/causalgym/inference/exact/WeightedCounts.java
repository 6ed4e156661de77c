package io.causalgym.inference.exact;

/// Sums of weights and of their squares by cell, in units that follow the largest weight so that
/// none is lost for being small.
final class WeightedCounts {
  private final double[] sums;
  private final double[] squares;
  private double sum;
  private double square;
  private double logUnit = Double.NEGATIVE_INFINITY;
  private long samples;

  WeightedCounts(int cells) {
    this.sums = new double[cells];
    this.squares = new double[cells];
  }

  void add(int cell, double logWeight) {
    samples++;
    if (logWeight == Double.NEGATIVE_INFINITY) {
      return;
    }
    if (logWeight > logUnit) {
      changeUnit(logWeight);
    }
    double weight = Math.exp(logWeight - logUnit);
    sums[cell] += weight;
    squares[cell] += weight * weight;
    sum += weight;
    square += weight * weight;
  }

  boolean isEmpty() {
    return sum == 0;
  }

  double[] estimates() {
    double[] estimates = new double[sums.length];
    for (int cell = 0; cell < sums.length; cell++) {
      estimates[cell] = sums[cell] / sum;
    }
    return estimates;
  }

  /// Of the estimates, by the delta method for a ratio of means (Owen 2013, owen2013monte, section
  /// 9.2); `NaN` where a cell had no sample or all.
  double[] standardErrors() {
    double[] errors = new double[sums.length];
    for (int cell = 0; cell < sums.length; cell++) {
      double share = sums[cell] / sum;
      double inside = (1 - share) * (1 - share) * squares[cell];
      double outside = share * share * Math.max(0, square - squares[cell]);
      boolean mixed = squares[cell] > 0 && squares[cell] < square;
      errors[cell] = mixed ? Math.sqrt(inside + outside) / sum : Double.NaN;
    }
    return errors;
  }

  /// Natural logarithm of the mean weight.
  double logMean() {
    return Math.log(sum / samples) + logUnit;
  }

  /// Standard error of the mean weight, relative to it.
  double relativeError() {
    return Math.sqrt(Math.max(0, square / (sum * sum) - 1.0 / samples));
  }

  double effectiveSampleSize() {
    return sum * sum / square;
  }

  private void changeUnit(double logWeight) {
    double factor = Math.exp(logUnit - logWeight);
    logUnit = logWeight;
    for (int cell = 0; cell < sums.length; cell++) {
      sums[cell] *= factor;
      squares[cell] *= factor * factor;
    }
    sum *= factor;
    square *= factor * factor;
  }
}
