package io.causalgym.discovery.search.permutation;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.score.Score;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.Learner;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.discovery.search.greedy.BackwardSearch;
import java.util.function.Function;

/// Best order score search: moves each variable to its best place in an order until none gains,
/// then removes edges from the class of the graph it came to.
///
/// With a consistent score it finds the true class in the limit of large samples, the backward
/// search included. A round costs, for each variable, a trace in the trees of those that it decides
/// on, and a comparison of bits for the others; the time goes into growing the trees, `O(n)` local
/// scores for each of their nodes. Threads share the traces of one move where there are many.
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
    Score scored = score.apply(sample);
    GrowShrinkForest forest = new GrowShrinkForest(scored, knowledge, constraints, control.loop());
    OrderSearch search = new OrderSearch(forest, constraints, control, options.restarts());
    OrderedGraph graph =
        search.run(order -> new BestMoves(forest, constraints, order, control.deadline()));
    if (search.stopped() || !options.backward()) {
      return OrderResult.of(graph, sample, knowledge, forest.takeAsked(), search.stopped());
    }
    LearnedGraph found =
        new BackwardSearch(scored, knowledge, control).from(graph.parents(), sample);
    return OrderResult.withTests(found, found.tests() + forest.takeAsked());
  }
}
