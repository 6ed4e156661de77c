package io.causalgym.inference.bounds;

/// What gave an interval.
public enum BoundsMethod {
  /// The quantity is identified: the interval is a point.
  IDENTIFIED,
  /// A linear program over the response types of one district, or a sum of such programs.
  LINEAR_PROGRAM,
  /// The types of several districts: vertices of the smaller polytopes, a linear program on the
  /// largest.
  VERTEX_ENUMERATION,
  /// The types of several districts, all but the largest replaced by intervals of their
  /// probabilities.
  INTERVAL_RELAXATION,
  /// A closed form that holds in every model, where the program was too large, or was looser.
  CLOSED_FORM
}
