package io.causalgym.evaluation.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/// Student's t with the jackknife's standard error and one degree of freedom less than clusters.
///
/// With few clusters a resample holds too few distinct ones for the bootstrap's tails; this
/// interval is symmetric, which a skewed statistic's is not. Source: Efron and Tibshirani, "An
/// Introduction to the Bootstrap", 1993, chapter 11 (efron1993introduction).
record JackknifeT(double value, double standardError, int clusters)
    implements ReferenceDistribution {

  @Override
  public Interval interval(double confidence) {
    double reach = standardError * t().inverseSurvivalProbability((1 - confidence) / 2);
    return new Interval(value - reach, value + reach, confidence, IntervalMethod.JACKKNIFE_T);
  }

  @Override
  public double pValue(double hypothesis) {
    return 2 * t().survivalProbability(Math.abs(value - hypothesis) / standardError);
  }

  private TDistribution t() {
    return TDistribution.of(clusters - 1.0);
  }
}
