package io.causalgym.inference.bounds;

/// Bounds, or why there are none.
///
/// @param <T> what was asked for
public sealed interface BoundsAnswer<T> {

  /// The bounds.
  record Bounded<T>(T value) implements BoundsAnswer<T> {}

  /// No model agrees with everything that was given, so there is no number to report.
  ///
  /// @param violation by how much probabilities would have to change, at least, for a model to
  ///   agree: their largest or total change, whichever the family measures
  /// @param message one sentence with the remedy
  record Contradicted<T>(ConstraintFamily family, double violation, String message)
      implements BoundsAnswer<T> {}
}
