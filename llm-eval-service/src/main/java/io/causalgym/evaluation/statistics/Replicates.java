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

  /// Whether the statistic is undefined, or there are fewer clusters than resampling needs.
  boolean settled(int least) {
    return leaveOneOut.length < least || !Double.isFinite(value);
  }

  /// What the jackknife alone says.
  ///
  /// @param undefined share of replicates, where there were some
  Resampled unresampled(double undefined) {
    boolean enough = leaveOneOut.length >= ClusterBootstrap.LEAST_CLUSTERS;
    boolean known = Double.isFinite(value) && Double.isFinite(standardError);
    return result(enough && known ? Optional.of(jackknife()) : Optional.empty(), undefined);
  }

  private ReferenceDistribution jackknife() {
    return differs(value, standardError)
        ? new JackknifeT(value, standardError, leaveOneOut.length)
        : new NoVariation(value, leaveOneOut.length);
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

  /// Where too many replicates cannot be studentised, BCa takes its place, or the jackknife alone
  /// where clusters are too few for that.
  ///
  /// @param replicates of the statistic, NaN where undefined
  /// @param studentised the same ones, NaN where undefined or not to be studentised
  Resampled studentised(double[] replicates, double[] studentised) {
    double[] known = sortedKnown(studentised);
    int defined = sortedKnown(replicates).length;
    boolean most = defined - known.length <= MOST_UNSTUDENTISED * replicates.length;
    if (most && Double.isFinite(standardError)) {
      return choose(replicates, _ -> new StudentisedDistribution(value, standardError, known));
    }
    return leaveOneOut.length < ClusterBootstrap.BCA_LEAST
        ? unresampled(1 - defined / (double) replicates.length)
        : bca(replicates);
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
        Optional.of(
            varies ? distribution.apply(sorted) : new NoVariation(value, leaveOneOut.length)),
        undefined);
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
