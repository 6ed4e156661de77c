package io.causalgym.evaluation.statistics;

/// The bias-corrected and accelerated bootstrap.
///
/// Source: Efron, "Better Bootstrap Confidence Intervals", JASA 82, 1987 (efron1987better); in the
/// form of Efron and Tibshirani 1993, equations 14.10 and 14.14 (efron1993introduction). Replicates
/// that equal the statistic count half below it, which matters for statistics with few values.
final class BcaDistribution implements ReferenceDistribution {
  private final double[] sorted;
  private final double bias;
  private final double acceleration;

  /// @param sorted replicates, ascending, all defined
  BcaDistribution(double[] sorted, double value, double acceleration) {
    this.sorted = sorted;
    this.bias =
        NORMAL.inverseCumulativeProbability(ReferenceDistribution.shareBelow(sorted, value));
    this.acceleration = acceleration;
  }

  @Override
  public Interval interval(double confidence) {
    double tail = NORMAL.inverseCumulativeProbability((1 - confidence) / 2);
    return new Interval(end(tail), end(-tail), confidence, IntervalMethod.BCA);
  }

  private double end(double tail) {
    double shifted = bias + tail;
    double stretch = 1 - acceleration * shifted;
    double level =
        stretch > 0 ? bias + shifted / stretch : Math.copySign(Double.POSITIVE_INFINITY, shifted);
    return ReferenceDistribution.quantile(sorted, NORMAL.cumulativeProbability(level));
  }

  @Override
  public double pValue(double hypothesis) {
    double level =
        NORMAL.inverseCumulativeProbability(ReferenceDistribution.shareBelow(sorted, hypothesis));
    double stretched = level - bias;
    double stretch = 1 + acceleration * stretched;
    double tail = stretch > 0 ? stretched / stretch - bias : Double.POSITIVE_INFINITY;
    double least = 2.0 / (sorted.length + 1);
    return Math.clamp(2 * NORMAL.cumulativeProbability(-Math.abs(tail)), least, 1);
  }
}
