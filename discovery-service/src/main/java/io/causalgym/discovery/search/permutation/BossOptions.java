package io.causalgym.discovery.search.permutation;

import io.causalgym.discovery.search.DiscoveryException;

/// How long {@link Boss} searches.
///
/// @param restarts orders from which it climbs: that of the columns, then random ones
/// @param backward whether a backward equivalence search follows, which the guarantee of the paper
///   needs
public record BossOptions(int restarts, boolean backward) {
  private static final int MOST_RESTARTS = 10_000;

  public BossOptions {
    if (restarts < 1 || restarts > MOST_RESTARTS) {
      throw new DiscoveryException(
          "parameters.restarts",
          Integer.toString(restarts),
          "restarts " + restarts + " must be from 1 to " + MOST_RESTARTS);
    }
  }

  /// One climb, and the backward search.
  public static BossOptions defaults() {
    return new BossOptions(1, true);
  }
}
