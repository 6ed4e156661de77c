package io.causalgym.evaluation.world;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// The shapes of worlds.
final class Shapes {
  /// In which seeing differs from doing.
  private static final List<Shape> CONFOUNDED =
      List.of(
          Shape.of("confounding", false, "Z>X Z>Y X>Y"),
          Shape.of("two-confounders", false, "Z>W Z>X W>X Z>Y W>Y X>Y"),
          Shape.of("confounded-mediation", false, "Z>X X>M Z>Y M>Y X>Y"),
          Shape.of("confounded-chain", false, "Z>X X>M Z>Y M>Y"),
          Shape.of("hidden-confounding", false, "U>X U>Y X>Y"),
          Shape.of("front-door", false, "U>X X>M U>Y M>Y"),
          Shape.of("instrument", false, "Z U Z>X U>X U>Y X>Y"),
          Shape.of("arrowhead", false, "Z>X X>M Z>M X>Y M>Y Z>Y"),
          Shape.of("diamond", false, "Z>X Z>W X>Y W>Y"),
          Shape.of("confounded-collider", false, "Z>X Z>Y X>Y X>C Y>C"),
          Shape.of("m-bias-confounded", false, "A B A>C B>C A>X C>X X>Y C>Y B>Y"));

  /// In which it does not, though the treatment has other causes or there is something to adjust
  /// for by mistake.
  private static final List<Shape> UNCONFOUNDED =
      List.of(
          Shape.of("caused-treatment", true, "Z>X X>Y"),
          Shape.of("causes-apart", true, "Z>X X>W W>Y X>Y Z>C X>C"),
          Shape.of("caused-mediation", true, "Z>X X>M M>Y X>Y"),
          Shape.of("collider", true, "Z>X X>Y X>C Y>C"),
          Shape.of("m-bias", true, "A B A>C B>C A>X X>Y B>Y"),
          Shape.of("caused-chain", true, "Z>X X>M M>Y"));

  private static final int FEWEST = 4;
  private static final int MOST_SMALL = 7;
  private static final int MOST = Lexicon.MOST;
  private static final int LARGE_EVERY = 4;
  private static final int HIDDEN_EVERY = 3;
  // A table of a prompt has eight rows at most.
  private static final int MOST_PARENTS = 3;
  private static final double DENSITY = .45;

  private Shapes() {}

  static Shape confounded(RandomGenerator random) {
    int at = random.nextInt(CONFOUNDED.size() + 2);
    return at < CONFOUNDED.size() ? CONFOUNDED.get(at) : random(random);
  }

  static Shape control(RandomGenerator random) {
    return UNCONFOUNDED.get(random.nextInt(UNCONFOUNDED.size()));
  }

  /// A random graph over an order, with an edge from treatment to outcome and a common cause, which
  /// is sometimes hidden.
  private static Shape random(RandomGenerator random) {
    int n = size(random);
    int treatment = 1 + random.nextInt(n - 2);
    int outcome = treatment + 1 + random.nextInt(n - 1 - treatment);
    int cause = random.nextInt(treatment);
    List<List<Integer>> parents = new ArrayList<>();
    for (int v = 0; v < n; v++) {
      List<Integer> of = new ArrayList<>();
      if (v == treatment || v == outcome) {
        of.add(cause);
      }
      if (v == outcome) {
        of.add(treatment);
      }
      for (int u = 0; u < v; u++) {
        if (!of.contains(u) && of.size() < MOST_PARENTS && random.nextDouble() < DENSITY) {
          of.add(u);
        }
      }
      parents.add(of);
    }
    boolean hides = random.nextInt(HIDDEN_EVERY) == 0;
    return new Shape(
        "random", parents, treatment, outcome, hides ? List.of(cause) : List.of(), false);
  }

  private static int size(RandomGenerator random) {
    return random.nextInt(LARGE_EVERY) == 0
        ? MOST_SMALL + 1 + random.nextInt(MOST - MOST_SMALL)
        : FEWEST + random.nextInt(MOST_SMALL - FEWEST + 1);
  }
}
