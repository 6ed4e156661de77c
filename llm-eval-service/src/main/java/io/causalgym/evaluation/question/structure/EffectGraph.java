package io.causalgym.evaluation.question.structure;

import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// A graph with a cause and an effect that it leads to.
record EffectGraph(SmallDag dag, int treatment, int outcome, Adjustments adjustments) {
  private static final int MOST_DRAWS = 20_000;

  /// Draws until the graph is as wanted.
  ///
  /// @param mostHidden hidden common causes at most
  static EffectGraph draw(int mostHidden, RandomGenerator random, Predicate<EffectGraph> wanted) {
    for (int draw = 0; draw < MOST_DRAWS; draw++) {
      int hidden = mostHidden == 0 ? 0 : random.nextInt(mostHidden + 1);
      SmallDag dag = SmallDag.random(hidden, 4 + random.nextInt(3), .4, random);
      int treatment = hidden + random.nextInt(dag.size() - hidden);
      int outcome = hidden + random.nextInt(dag.size() - hidden);
      boolean leads =
          treatment != outcome && SmallDag.has(dag.descendants(SmallDag.bit(treatment)), outcome);
      if (leads) {
        EffectGraph graph =
            new EffectGraph(dag, treatment, outcome, Adjustments.of(dag, treatment, outcome));
        if (wanted.test(graph)) {
          return graph;
        }
      }
    }
    throw new IllegalStateException("no graph in " + MOST_DRAWS + " draws");
  }

  /// Observed variables besides cause and effect.
  int candidates() {
    return dag.observed() & ~SmallDag.bit(treatment) & ~SmallDag.bit(outcome);
  }

  /// Whether cause and effect have a common cause that is open without adjustment.
  boolean confounded() {
    return !adjustments.isValid(0);
  }
}
