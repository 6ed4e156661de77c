package io.causalgym.inference.bounds;

/// Which assumption the given numbers contradict.
public enum ConstraintFamily {
  /// An independence that the graph implies does not hold in the distribution.
  INDEPENDENCE,
  /// No response types give the distribution: an inequality such as the instrumental one, or an
  /// equality under interventions (a Verma constraint), is violated.
  RESPONSE_TYPES,
  /// The experiments do not fit the distribution, or not each other.
  EXPERIMENTS,
  /// The effect cannot be monotone.
  MONOTONICITY
}
