package io.causalgym.evaluation.world;

import io.causalgym.numeric.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Draws worlds in which seeing and doing differ by enough to tell them apart, spread evenly over
/// what doing leads to; and control worlds, in which they are the same.
///
/// With t = P(y | do(x)) and o = P(y | x), worlds take turns over the bins of t and the sign of t -
/// o: without strata a constant answer would beat an associational one. The draw is repeated until
/// it falls into the stratum of the world's number.
public final class WorldGenerator {
  /// |t - o| at least.
  public static final double LEAST_DISCRIMINATION = .1;

  /// How far a wrong strategy's answer is from the right one at least, where it is to be told
  /// apart.
  public static final double LEAST_SPACING = .06;

  private static final int BINS = 9;
  // Rounding of two ways to compute the same.
  private static final double SAME = 1e-9;
  // One world of four: over-correction costs a model as much as confusion.
  private static final int CONTROL_EVERY = 4;
  private static final int MOST_DRAWS = 50_000;
  // Beyond so many draws of one shape another one is tried.
  private static final int DRAWS_OF_A_SHAPE = 200;

  private static final List<Stratum> STRATA = strata();

  private WorldGenerator() {}

  /// @param bin of t, from 0
  /// @param raises whether t > o
  private record Stratum(int bin, boolean raises) {
    boolean holds(double t, double o) {
      return (int) Math.min(BINS - 1.0, Math.floor(t * BINS)) == bin
          && (raises ? t - o : o - t) >= LEAST_DISCRIMINATION;
    }
  }

  /// All that exist: no t in the lowest bin is well above an o.
  private static List<Stratum> strata() {
    List<Stratum> strata = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      for (boolean raises : new boolean[] {false, true}) {
        if (!(bin == 0 && raises) && !(bin == BINS - 1 && !raises)) {
          strata.add(new Stratum(bin, raises));
        }
      }
    }
    return strata;
  }

  /// Whether the world with a number is a control world: one of every four, in turn the last, the
  /// first, the second and the third, so that it goes with no other period.
  public static boolean control(int world) {
    return world % CONTROL_EVERY == controlOf(world / CONTROL_EVERY);
  }

  private static int controlOf(int block) {
    return (block + CONTROL_EVERY - 1) % CONTROL_EVERY;
  }

  /// How many worlds that are no control worlds come before this one.
  private static int turn(int world) {
    int block = world / CONTROL_EVERY;
    int controls = block + (world % CONTROL_EVERY > controlOf(block) ? 1 : 0);
    return world - controls;
  }

  /// The world for a number and a seed.
  public static World world(int number, long seed) {
    RandomGenerator random = new RandomStream(seed, 0).generator(0);
    return control(number) ? controlled(random) : confounded(number, random);
  }

  private static World controlled(RandomGenerator random) {
    Shape shape = Shapes.control(random);
    for (int draw = 0; draw < MOST_DRAWS; draw++) {
      BinaryNetwork drawn = BinaryNetwork.draw(shape, random);
      if (effective(shape, drawn)) {
        return world(shape, drawn);
      }
    }
    throw new IllegalStateException("no control world of " + shape.name() + " in " + MOST_DRAWS);
  }

  /// Whether the treatment does something, so that a control world is not told by its idleness.
  private static boolean effective(Shape shape, BinaryNetwork drawn) {
    double raised = marginal(drawn.joint(shape.treatment(), 1), shape.outcome());
    double lowered = marginal(drawn.joint(shape.treatment(), 0), shape.outcome());
    return Math.abs(raised - lowered) >= LEAST_DISCRIMINATION
        && spaced(shape, drawn.joint(-1, 0), raised);
  }

  private static World confounded(int number, RandomGenerator random) {
    Stratum stratum = STRATA.get(turn(number) % STRATA.size());
    Shape shape = Shapes.confounded(random);
    for (int draw = 0; draw < MOST_DRAWS; draw++) {
      if (draw % DRAWS_OF_A_SHAPE == DRAWS_OF_A_SHAPE - 1) {
        shape = Shapes.confounded(random);
      }
      BinaryNetwork drawn = BinaryNetwork.draw(shape, random);
      if (accepted(shape, drawn, stratum)) {
        return world(shape, drawn);
      }
    }
    throw new IllegalStateException("no world of stratum " + stratum + " in " + MOST_DRAWS);
  }

  private static boolean accepted(Shape shape, BinaryNetwork drawn, Stratum stratum) {
    double t = marginal(drawn.joint(shape.treatment(), 1), shape.outcome());
    double[] seen = drawn.joint(-1, 0);
    double o = conditional(seen, shape.outcome(), shape.treatment());
    return stratum.holds(t, o) && spaced(shape, seen, t);
  }

  private static boolean spaced(Shape shape, double[] seen, double t) {
    double m = marginal(seen, shape.outcome());
    double z = adjustingForAll(shape, seen);
    return Math.abs(t - m) >= LEAST_SPACING
        && (Math.abs(t - z) <= SAME || Math.abs(t - z) >= LEAST_SPACING);
  }

  /// Sum over all other observed variables z of P(y | x, z) P(z).
  private static double adjustingForAll(Shape shape, double[] seen) {
    int x = 1 << shape.treatment();
    int y = 1 << shape.outcome();
    int others = (seen.length - 1) & ~(x | y);
    for (int hidden : shape.hidden()) {
      others &= ~(1 << hidden);
    }
    double[] all = new double[seen.length];
    double[] set = new double[seen.length];
    double[] both = new double[seen.length];
    for (int cell = 0; cell < seen.length; cell++) {
      int z = cell & others;
      all[z] += seen[cell];
      set[z] += (cell & x) == 0 ? 0 : seen[cell];
      both[z] += (cell & x) == 0 || (cell & y) == 0 ? 0 : seen[cell];
    }
    double sum = 0;
    for (int z = 0; z < seen.length; z++) {
      sum += all[z] > 0 ? both[z] / set[z] * all[z] : 0;
    }
    return sum;
  }

  private static double marginal(double[] joint, int variable) {
    double sum = 0;
    for (int cell = 0; cell < joint.length; cell++) {
      sum += (cell >> variable & 1) == 1 ? joint[cell] : 0;
    }
    return sum;
  }

  private static double conditional(double[] joint, int variable, int given) {
    double both = 0;
    double all = 0;
    for (int cell = 0; cell < joint.length; cell++) {
      if ((cell >> given & 1) == 1) {
        all += joint[cell];
        both += (cell >> variable & 1) == 1 ? joint[cell] : 0;
      }
    }
    return both / all;
  }

  private static World world(Shape shape, BinaryNetwork drawn) {
    return new World(
        shape.name(),
        drawn.network(),
        shape.hidden().stream().map(shape::name).toList(),
        shape.name(shape.treatment()),
        shape.name(shape.outcome()),
        shape.control());
  }
}
