package io.causalgym.discovery.search.greedy;

import io.causalgym.discovery.search.DiscoveryException;

/// How far {@link Ges} goes.
///
/// @param maxDegree edges at a node at most, -1 for no limit
/// @param turning whether there is a turning phase
/// @param iterate whether the phases are repeated until none improves the score
public record GesOptions(int maxDegree, boolean turning, boolean iterate) {
  public GesOptions {
    checkDegree(maxDegree);
  }

  static void checkDegree(int maxDegree) {
    if (maxDegree < -1) {
      throw new DiscoveryException(
          "parameters.maxDegree",
          Integer.toString(maxDegree),
          "maxDegree " + maxDegree + " must be -1 (no limit) or the edges at a node at most");
    }
  }

  /// No limit; all three phases, repeated.
  public static GesOptions defaults() {
    return new GesOptions(-1, true, true);
  }

  /// The two phases of Chickering 2002, once each.
  public static GesOptions twoPhases() {
    return new GesOptions(-1, false, false);
  }
}
