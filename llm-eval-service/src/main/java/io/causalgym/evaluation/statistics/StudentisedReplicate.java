package io.causalgym.evaluation.statistics;

/// `(T* - T) / se*` of a replicate, with the jackknife over its clusters.
final class StudentisedReplicate {
  private final ClusterSums sums;
  private final SumStatistic statistic;
  private final double[] rest;

  StudentisedReplicate(ClusterSums sums, SumStatistic statistic) {
    this.sums = sums;
    this.statistic = statistic;
    this.rest = new double[sums.columns()];
  }

  /// @param observed the statistic of the data
  /// @param totals of the replicate
  /// @param value of the replicate
  /// @param weights how often each cluster was drawn, one lane of {@link WeightedTotals#weights}
  /// @return NaN where a value is not defined or the replicate's clusters all say the same
  double of(double observed, double[] totals, double value, double[] weights, int lane) {
    int n = sums.clusters();
    double sum = 0;
    double squares = 0;
    for (int cluster = 0; cluster < n; cluster++) {
      double times = weights[cluster * WeightedTotals.LANES + lane];
      if (times > 0) {
        // Less the value, so that the difference of large squares loses nothing.
        double shift = Jackknife.without(sums, totals, cluster, statistic, rest) - value;
        sum += times * shift;
        squares += times * shift * shift;
      }
    }
    double standardError = Math.sqrt((squares - sum * sum / n) * (n - 1) / n);
    return Replicates.differs(value, standardError)
        ? (value - observed) / standardError
        : Double.NaN;
  }
}
