package io.causalgym.discovery.search.permutation;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.score.Score;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.Learner;
import io.causalgym.discovery.search.SearchControl;
import java.util.function.Function;

/// Best order score search: moves each variable to its best place in an order until none gains.
///
/// Source: Andrews, Ramsey, Sanchez-Romero, Camchong and Kummerfeld, "Fast scalable and accurate
/// discovery of DAGs using the best order score search and grow-shrink trees", NeurIPS 2023
/// (andrews2023fast).
public final class Boss implements Learner {
  private final Function<Sample, Score> score;
  private final BossOptions options;

  public Boss(Function<Sample, Score> score, BossOptions options) {
    this.score = score;
    this.options = options;
  }

  @Override
  public LearnedGraph learn(Sample sample, Knowledge knowledge, SearchControl control) {
    OrderResult.checkSize(sample.size());
    OrderConstraints constraints = new OrderConstraints(knowledge);
    GrowShrinkForest forest =
        new GrowShrinkForest(score.apply(sample), knowledge, constraints, control.loop());
    OrderSearch search = new OrderSearch(forest, constraints, control, options.restarts());
    OrderedGraph graph =
        search.run(order -> new BestMoves(forest, constraints, order, control.deadline()));
    return OrderResult.of(graph, sample, knowledge, forest.takeAsked(), search.stopped());
  }
}
