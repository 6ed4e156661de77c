package io.causalgym.discovery.independence.kernel;

import io.causalgym.discovery.search.DiscoveryException;

/// How the kernel test decides.
///
/// @param mostRows of a sample: a test takes `O(rows^3)`, some 0.2 s at 500 rows and 8 times that
///   at 1000; 10 to 4000
/// @param ridge of the kernel regressions on the conditioning set; above 0
public record KciOptions(int mostRows, double ridge) {
  public static final KciOptions DEFAULTS = new KciOptions(1000, 1e-3);

  public KciOptions {
    if (mostRows < 10 || mostRows > 4000) {
      throw new DiscoveryException(
          "parameters.mostRows", "" + mostRows, "mostRows " + mostRows + " must be 10 to 4000");
    }
    if (!(ridge > 0 && ridge <= 1)) {
      throw new DiscoveryException(
          "parameters.ridge", "" + ridge, "ridge " + ridge + " must be above 0 and at most 1");
    }
  }
}
