package io.causalgym.system;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.SplittableRandom;

/// A binary world X -> Z -> Y where an unmeasured U moves X and Y, with its observational
/// distribution and its true effects, both by enumeration of U: what a system that sees only P(X,
/// Z, Y) has to find out.
public final class FrontDoorWorld {
  public static final String GRAPH = "dag { X -> Z; Z -> Y; X <-> Y }";

  private final double[] u;
  private final double[] xOne;
  private final double[] zOne;
  private final double[][] yOne;

  public FrontDoorWorld(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double one = probability(random);
    u = new double[] {1 - one, one};
    xOne = new double[] {probability(random), probability(random)};
    zOne = new double[] {probability(random), probability(random)};
    yOne =
        new double[][] {
          {probability(random), probability(random)}, {probability(random), probability(random)}
        };
  }

  // Away from 0 and 1, so that every stratum has mass.
  private static double probability(SplittableRandom random) {
    return random.nextDouble(0.1, 0.9);
  }

  private static double bernoulli(double one, int value) {
    return value == 1 ? one : 1 - one;
  }

  /// P(X = x, Z = z, Y = y).
  double observed(int x, int z, int y) {
    double sum = 0;
    for (int hidden = 0; hidden < 2; hidden++) {
      sum +=
          u[hidden]
              * bernoulli(xOne[hidden], x)
              * bernoulli(zOne[x], z)
              * bernoulli(yOne[z][hidden], y);
    }
    return sum;
  }

  /// P(Y = y | do(X = x)).
  public double effect(int x, int y) {
    double sum = 0;
    for (int hidden = 0; hidden < 2; hidden++) {
      for (int z = 0; z < 2; z++) {
        sum += u[hidden] * bernoulli(zOne[x], z) * bernoulli(yOne[z][hidden], y);
      }
    }
    return sum;
  }

  /// P(Y = y | X = x), which differs from the effect.
  double conditional(int x, int y) {
    double joint = observed(x, 0, y) + observed(x, 1, y);
    return joint / (joint + observed(x, 0, 1 - y) + observed(x, 1, 1 - y));
  }

  /// The observational table as the interface takes it.
  public JsonObject distribution() {
    JsonArray p = new JsonArray();
    for (int cell = 0; cell < 8; cell++) {
      p.add(observed(cell >> 2 & 1, cell >> 1 & 1, cell & 1));
    }
    return new JsonObject().put("vars", new JsonArray(List.of("X", "Z", "Y"))).put("p", p);
  }

  /// The same as a joint distribution to evaluate formulas on.
  Formula.Joint joint() {
    return values -> {
      double sum = 0;
      for (int cell = 0; cell < 8; cell++) {
        int x = cell >> 2 & 1;
        int z = cell >> 1 & 1;
        int y = cell & 1;
        if (values.getOrDefault("X", x) == x
            && values.getOrDefault("Z", z) == z
            && values.getOrDefault("Y", y) == y) {
          sum += observed(x, z, y);
        }
      }
      return sum;
    };
  }
}
