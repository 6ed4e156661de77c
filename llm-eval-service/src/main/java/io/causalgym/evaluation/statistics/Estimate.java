package io.causalgym.evaluation.statistics;

import java.util.Optional;
import java.util.OptionalDouble;

/// A statistic with its uncertainty.
///
/// @param value absent where the statistic is not defined on the observed clusters
/// @param standardError by the jackknife over clusters; absent where leaving out one cluster makes
///   the statistic undefined
/// @param interval absent with fewer than {@link ClusterBootstrap#LEAST_CLUSTERS} clusters, or
///   where more replicates are undefined than a tail holds
/// @param clusters that say something about the statistic
/// @param undefinedShare of the replicates, those in which the statistic is not defined
public record Estimate(
    OptionalDouble value,
    OptionalDouble standardError,
    Optional<Interval> interval,
    int clusters,
    double undefinedShare) {}
