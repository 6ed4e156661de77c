package io.causalgym.discovery.search.constraint;

import io.causalgym.discovery.search.DiscoveryException;

/// How a skeleton is searched.
///
/// @param alpha a pair is separated where the p-value of its independence is above
/// @param depth of separating sets, the largest number of members; -1 for no limit
public record SkeletonOptions(double alpha, int depth) {
  public static final SkeletonOptions DEFAULTS = new SkeletonOptions(0.01, -1);

  public SkeletonOptions {
    if (!(alpha > 0 && alpha < 1)) {
      throw new DiscoveryException(
          "parameters.alpha", "" + alpha, "alpha " + alpha + " must be above 0 and below 1");
    }
    if (depth < -1) {
      throw new DiscoveryException(
          "parameters.depth", "" + depth, "depth " + depth + " must be -1 (no limit) or more");
    }
  }
}
