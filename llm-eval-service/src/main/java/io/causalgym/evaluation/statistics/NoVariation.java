package io.causalgym.evaluation.statistics;

/// All replicates are the same value.
record NoVariation(double value) implements ReferenceDistribution {

  @Override
  public Interval interval(double confidence) {
    return new Interval(value, value, confidence, IntervalMethod.NO_VARIATION);
  }

  /// 1 or, as nothing else was ever seen, 0.
  @Override
  public double pValue(double hypothesis) {
    return hypothesis == value ? 1 : 0;
  }
}
