package io.causalgym.evaluation.statistics;

/// A statistic that is a function of sums over clusters, such as a ratio of two of them.
@FunctionalInterface
public interface SumStatistic {

  /// The statistic, or NaN where it is not defined; what is infinite is taken for undefined.
  ///
  /// Called from several threads at once; neither keeps nor changes the array. Sums are those of as
  /// many clusters as there are in the data, whatever was resampled or left out.
  ///
  /// @param sums one for each column
  double of(double[] sums);

  /// The sum of one column over that of another; undefined where the latter is 0.
  static SumStatistic ratio(int numerator, int denominator) {
    return sums -> sums[denominator] == 0 ? Double.NaN : sums[numerator] / sums[denominator];
  }

  /// This statistic less another one of the same sums.
  default SumStatistic minus(SumStatistic other) {
    return sums -> of(sums) - other.of(sums);
  }
}
