package io.causalgym.evaluation.statistics;

import java.util.Optional;
import java.util.OptionalDouble;

/// A statistic with its distribution over resampled clusters: as many intervals and tests as wanted
/// from one bootstrap.
public final class Resampled {
  private final OptionalDouble value;
  private final OptionalDouble standardError;
  private final Optional<ReferenceDistribution> distribution;
  private final int clusters;
  private final double undefinedShare;

  Resampled(
      OptionalDouble value,
      OptionalDouble standardError,
      Optional<ReferenceDistribution> distribution,
      int clusters,
      double undefinedShare) {
    this.value = value;
    this.standardError = standardError;
    this.distribution = distribution;
    this.clusters = clusters;
    this.undefinedShare = undefinedShare;
  }

  /// The same, of blocks of so many clusters.
  Resampled of(int allClusters) {
    return new Resampled(value, standardError, distribution, allClusters, undefinedShare);
  }

  /// @param confidence in (0, 1)
  public Estimate estimate(double confidence) {
    return new Estimate(value, standardError, interval(confidence), clusters, undefinedShare);
  }

  /// Absent with too few clusters, or where more replicates are undefined than a tail holds: then
  /// what was left out could lie beyond an end.
  ///
  /// @param confidence in (0, 1)
  public Optional<Interval> interval(double confidence) {
    Interval.requireConfidence(confidence);
    return distribution
        .filter(_ -> undefinedShare <= (1 - confidence) / 2)
        .map(known -> known.interval(confidence));
  }

  /// Two-sided p-value of the hypothesis that the statistic is `hypothesis`: 1 less the confidence
  /// of the interval that just reaches it, so that test and interval agree. Undefined replicates
  /// are added to it, as if all of them spoke for the hypothesis.
  public OptionalDouble pValue(double hypothesis) {
    return distribution
        .map(known -> OptionalDouble.of(Math.min(1, known.pValue(hypothesis) + undefinedShare)))
        .orElseGet(OptionalDouble::empty);
  }
}
