package io.causalgym.discovery.independence.kernel;

import io.causalgym.discovery.search.DiscoveryException;

/// How the test by random features decides.
///
/// @param features of each of the two variables; 1 to 50
/// @param conditioningFeatures of the conditioning set; 1 to 1000
/// @param seed of the features
public record RcitOptions(int features, int conditioningFeatures, long seed) {
  public static final RcitOptions DEFAULTS = new RcitOptions(5, 100, 1);

  public RcitOptions {
    check("features", features, 50);
    check("conditioningFeatures", conditioningFeatures, 1000);
  }

  private static void check(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new DiscoveryException(
          "parameters." + name, "" + value, name + " " + value + " must be 1 to " + most);
    }
  }

  public RcitOptions withSeed(long seed) {
    return new RcitOptions(features, conditioningFeatures, seed);
  }
}
