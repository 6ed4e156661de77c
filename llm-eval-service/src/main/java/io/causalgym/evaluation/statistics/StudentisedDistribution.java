package io.causalgym.evaluation.statistics;

/// The bootstrap-t: replicates of `(T* - T) / se*`.
///
/// Source: Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, section 12.5
/// (efron1993introduction); here `se*` is the jackknife's over the clusters of the replicate. Ends
/// may lie beyond what the statistic can be.
final class StudentisedDistribution implements ReferenceDistribution {
  private final double value;
  private final double standardError;
  private final double[] sorted;

  /// @param sorted studentised replicates, ascending
  StudentisedDistribution(double value, double standardError, double[] sorted) {
    this.value = value;
    this.standardError = standardError;
    this.sorted = sorted;
  }

  @Override
  public Interval interval(double confidence) {
    double tail = (1 - confidence) / 2;
    double lower = value - standardError * ReferenceDistribution.quantile(sorted, 1 - tail);
    double upper = value - standardError * ReferenceDistribution.quantile(sorted, tail);
    return new Interval(lower, upper, confidence, IntervalMethod.STUDENTISED);
  }

  @Override
  public double pValue(double hypothesis) {
    double t = (value - hypothesis) / standardError;
    int below = ReferenceDistribution.first(sorted, t, true);
    int above = sorted.length - ReferenceDistribution.first(sorted, t, false);
    return Math.min(1, 2.0 * (1 + Math.min(below, above)) / (sorted.length + 1));
  }
}
