package io.causalgym.evaluation.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;

/// Leaving out one cluster at a time.
///
/// Source: Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 11
/// (efron1993introduction).
public final class Jackknife {
  private Jackknife() {}

  /// What each cluster contributes to a statistic: its values' mean is near the statistic, and they
  /// may be compared, cluster by cluster, with those of another model, as a mean's values may.
  ///
  /// @return for each cluster of the given columns, `n T - (n - 1) T without it`; NaN where the
  ///   cluster does not count or the statistic is not defined without it
  public static double[] pseudoValues(ClusterSums sums, SumStatistic statistic) {
    int n = sums.clusters();
    double all = statistic.of(sums.totals());
    double[] without = leaveOneOut(sums, statistic);
    double[] values = new double[sums.given()];
    Arrays.fill(values, Double.NaN);
    for (int cluster = 0; cluster < n; cluster++) {
      values[sums.place(cluster)] = n * all - (n - 1) * without[cluster];
    }
    return values;
  }

  /// The statistic without each of the clusters; sums are scaled to the full number of clusters.
  static double[] leaveOneOut(ClusterSums sums, SumStatistic statistic) {
    double[] totals = sums.totals();
    double[] rest = new double[totals.length];
    double[] values = new double[sums.clusters()];
    for (int cluster = 0; cluster < values.length; cluster++) {
      without(sums, totals, cluster, rest);
      values[cluster] = statistic.of(rest);
    }
    return values;
  }

  /// @param rest where the sums without the cluster go, scaled to the full number of clusters
  static void without(ClusterSums sums, double[] totals, int cluster, double[] rest) {
    double scale = sums.clusters() / (sums.clusters() - 1.0);
    double[] rows = sums.rows();
    int from = cluster * totals.length;
    for (int column = 0; column < totals.length; column++) {
      rest[column] = (totals[column] - rows[from + column]) * scale;
    }
  }

  /// `sqrt((n - 1) / n * sum (T_i - mean)^2)`, or NaN where a value is NaN.
  static double standardError(double[] leaveOneOut) {
    double mean = Arrays.stream(leaveOneOut).sum() / leaveOneOut.length;
    double squares = Arrays.stream(leaveOneOut).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares * (leaveOneOut.length - 1) / leaveOneOut.length);
  }

  /// The acceleration of the BCa interval, equation 14.15 there; 0 where the values do not differ.
  static double acceleration(double[] leaveOneOut) {
    double mean = Arrays.stream(leaveOneOut).sum() / leaveOneOut.length;
    double squares = 0;
    double cubes = 0;
    for (double value : leaveOneOut) {
      double influence = mean - value;
      squares += influence * influence;
      cubes += influence * influence * influence;
    }
    return squares > 0 ? cubes / (6 * squares * Math.sqrt(squares)) : 0;
  }

  static OptionalDouble known(double value) {
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
