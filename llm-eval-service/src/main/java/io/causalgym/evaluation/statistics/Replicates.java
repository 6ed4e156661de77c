package io.causalgym.evaluation.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/// The choice of a distribution from what was computed, undefined replicates among it.
final class Replicates {

  // A studentised replicate is missing where all its clusters say the same. Beyond this share the
  // tails, which they would be in, are not to be trusted.
  private static final double MOST_UNSTUDENTISED = 0.001;

  private final double value;
  private final double[] leaveOneOut;
  private final double standardError;

  /// @param value NaN where undefined
  /// @param leaveOneOut of each cluster, NaN where undefined
  Replicates(double value, double[] leaveOneOut) {
    this.value = value;
    this.leaveOneOut = leaveOneOut;
    this.standardError = Jackknife.standardError(leaveOneOut);
  }

  double value() {
    return value;
  }

  /// Whether there is nothing to resample for: too few clusters, or the statistic is undefined.
  boolean settled() {
    return leaveOneOut.length < ClusterBootstrap.SMALL_BELOW || Double.isNaN(value);
  }

  Resampled unresampled() {
    boolean enough = leaveOneOut.length >= ClusterBootstrap.LEAST_CLUSTERS;
    boolean known = Double.isFinite(value) && Double.isFinite(standardError);
    return result(enough && known ? Optional.of(small()) : Optional.empty(), 0);
  }

  private ReferenceDistribution small() {
    return differs(value, standardError)
        ? new JackknifeT(value, standardError, leaveOneOut.length)
        : new NoVariation(value);
  }

  /// Whether a difference is more than what rounding leaves of clusters that say the same.
  static boolean differs(double value, double difference) {
    return difference > 1e-12 * Math.abs(value);
  }

  /// @param replicates of the statistic, NaN where undefined
  Resampled bca(double[] replicates) {
    double acceleration = Jackknife.acceleration(leaveOneOut);
    return choose(replicates, sorted -> new BcaDistribution(sorted, value, acceleration));
  }

  /// @param replicates of the statistic, NaN where undefined
  /// @param studentised the same ones, NaN where undefined or not to be studentised
  Resampled studentised(double[] replicates, double[] studentised) {
    double[] known = sortedKnown(studentised);
    int missing = sortedKnown(replicates).length - known.length;
    if (missing > MOST_UNSTUDENTISED * replicates.length || Double.isNaN(standardError)) {
      return bca(replicates);
    }
    return choose(replicates, _ -> new StudentisedDistribution(value, standardError, known));
  }

  private Resampled choose(
      double[] replicates, Function<double[], ReferenceDistribution> distribution) {
    double[] sorted = sortedKnown(replicates);
    double undefined = 1 - sorted.length / (double) replicates.length;
    if (sorted.length == 0) {
      return result(Optional.empty(), undefined);
    }
    boolean varies = differs(value, sorted[sorted.length - 1] - sorted[0]);
    return result(
        Optional.of(varies ? distribution.apply(sorted) : new NoVariation(value)), undefined);
  }

  private Resampled result(Optional<ReferenceDistribution> distribution, double undefined) {
    return new Resampled(
        Jackknife.known(value),
        Jackknife.known(standardError),
        distribution,
        leaveOneOut.length,
        undefined);
  }

  private static double[] sortedKnown(double[] values) {
    double[] known = Arrays.stream(values).filter(Double::isFinite).toArray();
    Arrays.sort(known);
    return known;
  }
}
