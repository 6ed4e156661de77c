package io.causalgym.evaluation.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/// What a statistic would be in other samples, from which intervals and tests follow.
sealed interface ReferenceDistribution
    permits BcaDistribution, StudentisedDistribution, JackknifeT, NoVariation {

  NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  Interval interval(double confidence);

  /// Two-sided p-value of the hypothesis that the statistic is `value`: 1 less the confidence of
  /// the interval that just reaches it.
  double pValue(double value);

  /// The `probability` quantile of sorted values, between two of them where it falls so.
  static double quantile(double[] sorted, double probability) {
    double position = probability * (sorted.length + 1) - 1;
    int below = (int) Math.clamp(Math.floor(position), 0, sorted.length - 1);
    int above = Math.min(below + 1, sorted.length - 1);
    double share = Math.clamp(position - below, 0.0, 1.0);
    return share == 0 ? sorted[below] : sorted[below] + share * (sorted[above] - sorted[below]);
  }

  /// The share of sorted values below `value`, ties counted half, never 0 or 1.
  static double shareBelow(double[] sorted, double value) {
    double below = (first(sorted, value, false) + first(sorted, value, true)) / 2.0;
    double least = 1.0 / (sorted.length + 1);
    return Math.clamp(below / sorted.length, least, 1 - least);
  }

  /// The values below `value`, or not above it.
  static int first(double[] sorted, double value, boolean orEqual) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      boolean before = orEqual ? sorted[middle] <= value : sorted[middle] < value;
      low = before ? middle + 1 : low;
      high = before ? high : middle;
    }
    return low;
  }
}
