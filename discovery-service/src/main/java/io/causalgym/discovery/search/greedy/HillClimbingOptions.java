package io.causalgym.discovery.search.greedy;

import io.causalgym.discovery.search.DiscoveryException;

/// How {@link HillClimbing} searches.
///
/// @param maxParents of a node, -1 for no limit
/// @param tabu how many of the last graphs are not visited again
/// @param patience moves in a row that may fail to find a better graph than the best
/// @param restarts from the best graph after random changes
/// @param changes made at a restart
/// @param cpdag whether the equivalence class is returned; the DAG itself otherwise
public record HillClimbingOptions(
    int maxParents, int tabu, int patience, int restarts, int changes, boolean cpdag) {
  private static final int MOST = 1_000_000;

  public HillClimbingOptions {
    check("maxParents", maxParents, -1);
    check("tabu", tabu, 0);
    check("patience", patience, 0);
    check("restarts", restarts, 0);
    check("changes", changes, 1);
  }

  private static void check(String name, int value, int least) {
    if (value < least || value > MOST) {
      throw new DiscoveryException(
          "parameters." + name,
          Integer.toString(value),
          name + " " + value + " must be from " + least + " to " + MOST);
    }
  }

  /// No limit of parents, 10 tabu graphs, 10 moves of patience, no restart; the class.
  public static HillClimbingOptions defaults() {
    return new HillClimbingOptions(-1, 10, 10, 0, 20, true);
  }
}
