package io.causalgym.discovery.search.permutation;

import io.causalgym.discovery.search.DiscoveryException;

/// How far {@link Grasp} looks. With `uncoveredDepth` 0 it is the paper's GRaSP0, with
/// `nonSingularDepth` 0 its GRaSP1, else its GRaSP2.
///
/// @param depth tucks in a row at most, without gain but for the last: 1 to 10
/// @param uncoveredDepth how many of the first ones may be of an edge that is not covered, 0 to
///   `depth`
/// @param nonSingularDepth how many of the first ones may be of an edge beside another directed
///   path, 0 to `uncoveredDepth`
/// @param restarts orders from which it climbs: that of the columns, then random ones
public record GraspOptions(int depth, int uncoveredDepth, int nonSingularDepth, int restarts) {
  private static final int MOST_DEPTH = 10;
  private static final int MOST_RESTARTS = 10_000;

  public GraspOptions {
    check("depth", depth, 1, MOST_DEPTH);
    check("uncoveredDepth", uncoveredDepth, 0, depth);
    check("nonSingularDepth", nonSingularDepth, 0, uncoveredDepth);
    check("restarts", restarts, 1, MOST_RESTARTS);
  }

  private static void check(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new DiscoveryException(
          "parameters." + name,
          Integer.toString(value),
          name + " " + value + " must be from " + least + " to " + most);
    }
  }

  /// Depths 3, 1, 1 and one climb.
  public static GraspOptions defaults() {
    return new GraspOptions(3, 1, 1, 1);
  }
}
