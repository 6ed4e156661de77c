package io.causalgym.evaluation.statistics;

import java.util.Arrays;

/// `(T* - T) / se*` of a replicate, with the jackknife over its clusters, of several statistics at
/// once: the sums without a cluster are worked out for all of them.
final class StudentisedReplicate {
  private final ClusterSums sums;
  private final SumStatistic[] statistics;
  private final double[] rest;
  private final double[] shifts;
  private final double[] squares;

  StudentisedReplicate(ClusterSums sums, SumStatistic... statistics) {
    this.sums = sums;
    this.statistics = statistics;
    this.rest = new double[sums.columns()];
    this.shifts = new double[statistics.length];
    this.squares = new double[statistics.length];
  }

  /// Jackknifes one replicate.
  ///
  /// @param totals of the replicate
  /// @param values of the replicate, one for each statistic
  /// @param weights how often each cluster was drawn, one lane of {@link WeightedTotals#weights}
  void read(double[] totals, double[] values, double[] weights, int lane) {
    Arrays.fill(shifts, 0);
    Arrays.fill(squares, 0);
    for (int cluster = 0; cluster < sums.clusters(); cluster++) {
      double times = weights[cluster * WeightedTotals.LANES + lane];
      if (times > 0) {
        Jackknife.without(sums, totals, cluster, rest);
        for (int each = 0; each < statistics.length; each++) {
          // Less the value, so that the difference of large squares loses nothing.
          double shift = statistics[each].of(rest) - values[each];
          shifts[each] += times * shift;
          squares[each] += times * shift * shift;
        }
      }
    }
  }

  /// @param observed the statistic of the data
  /// @param value of the replicate
  /// @return NaN where a value is not defined or the replicate's clusters all say the same
  double of(int statistic, double observed, double value) {
    int n = sums.clusters();
    double sum = shifts[statistic];
    double standardError = Math.sqrt((squares[statistic] - sum * sum / n) * (n - 1) / n);
    return Replicates.differs(value, standardError)
        ? (value - observed) / standardError
        : Double.NaN;
  }
}
