package io.causalgym.evaluation.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;

/// The correlation of two items of one cluster, by one-way analysis of variance.
///
/// `(MSB - MSW) / (MSB + (n0 - 1) MSW)` with `n0 = (N - sum n_i^2 / N) / (k - 1)` for clusters of
/// uneven size; may be below 0. Source: Donner, "A Review of Inference Procedures for the
/// Intraclass Correlation Coefficient in the One-Way Random Effects Model", International
/// Statistical Review 54, 1986, section 2 (donner1986review).
public final class IntraclassCorrelation {
  private IntraclassCorrelation() {}

  /// @param values shape items, finite
  /// @param clusters shape items, the cluster of each, from 0
  /// @return nothing with fewer than two clusters, without a cluster of two items, or where all
  ///   values are equal
  public static OptionalDouble of(double[] values, int[] clusters) {
    requireItems(values, clusters);
    int most = Arrays.stream(clusters).max().orElse(-1) + 1;
    double[] counts = new double[most];
    double[] means = new double[most];
    for (int item = 0; item < values.length; item++) {
      counts[clusters[item]]++;
      means[clusters[item]] += values[item];
    }
    Arrays.setAll(means, cluster -> means[cluster] / Math.max(1, counts[cluster]));
    double grand = Arrays.stream(values).sum() / values.length;
    double within = 0;
    double between = 0;
    for (int item = 0; item < values.length; item++) {
      within += Math.pow(values[item] - means[clusters[item]], 2);
      between += Math.pow(means[clusters[item]] - grand, 2);
    }
    return ratio(counts, within, between);
  }

  private static void requireItems(double[] values, int[] clusters) {
    if (values.length != clusters.length
        || !Arrays.stream(values).allMatch(Double::isFinite)
        || Arrays.stream(clusters).anyMatch(cluster -> cluster < 0 || cluster >= values.length)) {
      throw new IllegalArgumentException(
          values.length
              + " values in "
              + clusters.length
              + " places: give each a finite value, and a cluster numbered densely from 0");
    }
  }

  private static OptionalDouble ratio(double[] counts, double within, double between) {
    double items = Arrays.stream(counts).sum();
    double groups = Arrays.stream(counts).filter(count -> count > 0).count();
    if (groups < 2 || items <= groups || within + between <= 0) {
      return OptionalDouble.empty();
    }
    double squares = Arrays.stream(counts).map(count -> count * count).sum();
    double size = (items - squares / items) / (groups - 1);
    double meanBetween = between / (groups - 1);
    double meanWithin = within / (items - groups);
    return OptionalDouble.of((meanBetween - meanWithin) / (meanBetween + (size - 1) * meanWithin));
  }
}
