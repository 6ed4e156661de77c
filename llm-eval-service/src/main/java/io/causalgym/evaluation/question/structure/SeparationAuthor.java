package io.causalgym.evaluation.question.structure;

import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.question.Author;
import io.causalgym.evaluation.question.Check;
import io.causalgym.evaluation.question.Draft;
import io.causalgym.evaluation.question.Occasion;
import java.util.List;
import java.util.random.RandomGenerator;

/// Is A independent of B given S? The two are never adjacent and always joined by some path, so
/// that colliders and blocked paths decide; half of them are independent.
public final class SeparationAuthor implements Author {
  private static final int MOST_DRAWS = 10_000;
  private static final double DENSITY = .45;

  @Override
  public Family family() {
    return Family.SEPARATION;
  }

  @Override
  public List<Draft> write(Occasion occasion) {
    RandomGenerator random = Telling.random(occasion);
    boolean wanted = (occasion.seed() & 1) == 0;
    for (int draw = 0; draw < MOST_DRAWS; draw++) {
      SmallDag dag = SmallDag.random(4 + random.nextInt(4), DENSITY, random);
      int a = random.nextInt(dag.size());
      int b = random.nextInt(dag.size());
      int given = random.nextInt(1 << dag.size()) & ~(SmallDag.bit(a) | SmallDag.bit(b));
      boolean joined = a != b && !dag.adjacent(a, b) && joined(dag, a, b);
      if (joined
          && given != 0
          && dag.separated(SmallDag.bit(a), SmallDag.bit(b), given) == wanted) {
        return written(occasion, dag, a, b, given, wanted);
      }
    }
    throw new IllegalStateException("no graph in " + MOST_DRAWS + " draws");
  }

  /// By a path of any kind: given all else, or nothing, or something in between, they depend.
  private static boolean joined(SmallDag dag, int a, int b) {
    int others = dag.all() & ~(SmallDag.bit(a) | SmallDag.bit(b));
    for (int given = others; ; given = (given - 1) & others) {
      if (!dag.separated(SmallDag.bit(a), SmallDag.bit(b), given)) {
        return true;
      }
      if (given == 0) {
        return false;
      }
    }
  }

  private static List<Draft> written(
      Occasion occasion, SmallDag dag, int a, int b, int given, boolean separated) {
    Telling telling = new Telling(occasion, dag);
    String first = telling.name(a);
    String second = telling.name(b);
    String known = telling.shown(given);
    return telling.claim(
        0,
        List.of(
            first + " and " + second + " must be independent once all of " + known + " are known",
            "knowing " + known + ", one learns nothing about " + first + " from " + second,
            "in every distribution that fits the graph, "
                + first
                + " is independent of "
                + second
                + " given "
                + known,
            "the graph makes "
                + first
                + " and "
                + second
                + " conditionally independent given "
                + known,
            "conditioning on " + known + " blocks every path between " + first + " and " + second),
        List.of(
            first + " and " + second + " can be dependent although all of " + known + " are known",
            "even knowing "
                + known
                + ", one may still learn something about "
                + first
                + " from "
                + second,
            "in some distribution that fits the graph, "
                + first
                + " depends on "
                + second
                + " given "
                + known,
            "the graph leaves room for "
                + first
                + " and "
                + second
                + " to depend on each other given "
                + known,
            "conditioning on "
                + known
                + " leaves a path between "
                + first
                + " and "
                + second
                + " open"),
        separated,
        List.of(
            new Check.Separated(
                dag.graph(),
                List.of(SmallDag.name(a)),
                List.of(SmallDag.name(b)),
                dag.names(given),
                separated)));
  }
}
