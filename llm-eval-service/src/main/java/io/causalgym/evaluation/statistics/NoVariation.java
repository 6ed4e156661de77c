package io.causalgym.evaluation.statistics;

/// All replicates are the same value.
record NoVariation(double value, int clusters) implements ReferenceDistribution {

  @Override
  public Interval interval(double confidence) {
    return new Interval(value, value, confidence, IntervalMethod.NO_VARIATION);
  }

  /// 1, or what a sign test says of clusters that all lie on one side.
  @Override
  public double pValue(double hypothesis) {
    return hypothesis == value ? 1 : Math.scalb(2, -clusters);
  }
}
