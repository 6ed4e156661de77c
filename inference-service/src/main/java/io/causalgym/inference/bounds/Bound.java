package io.causalgym.inference.bounds;

/// What is known of one quantity.
public sealed interface Bound {

  /// The quantity is in `[lower, upper]` in every model that agrees with what was given.
  ///
  /// @param sharp whether both ends are reached by such models, or in the limit by them; `false`
  ///   where a better method may find a smaller interval
  /// @param method what gave the ends
  record Interval(double lower, double upper, boolean sharp, BoundsMethod method) implements Bound {
    public Interval {
      if (!(lower <= upper)) {
        throw new IllegalArgumentException("[" + lower + ", " + upper + "] is no interval");
      }
    }

    /// Whether nothing is open.
    public boolean isPoint() {
      return lower == upper;
    }
  }

  /// The condition has probability 0 in every model that agrees with what was given.
  record Undefined(String reason) implements Bound {}
}
