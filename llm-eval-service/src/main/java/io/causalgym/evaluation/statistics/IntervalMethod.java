package io.causalgym.evaluation.statistics;

/// How an interval was found.
public enum IntervalMethod {
  /// Bias-corrected and accelerated bootstrap over clusters.
  BCA,
  /// Studentised bootstrap over clusters.
  STUDENTISED,
  /// Student's t with the jackknife's standard error, for few clusters.
  JACKKNIFE_T,
  /// All clusters say the same, so that resampling them shows no uncertainty: the interval is a
  /// point, which is exact for a deterministic model and too narrow for any other.
  NO_VARIATION,
  /// Score interval of a proportion.
  WILSON,
  /// Exact binomial interval of a proportion.
  CLOPPER_PEARSON,
  /// Equal-tailed interval of a beta posterior.
  BETA_POSTERIOR,
  /// Student's t with a cluster-robust standard error.
  CLUSTER_ROBUST_T,
  /// Simultaneous for a family, by the largest studentised deviation under random signs.
  SIMULTANEOUS_MAX_T
}
