package io.causalgym.discovery.search.permutation;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.score.Score;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.Learner;
import io.causalgym.discovery.search.SearchControl;
import java.util.function.Function;

/// Greedy relaxations of the sparsest permutation: betters an order by tucks, through orders that
/// score the same where there is no better one.
///
/// The paper's GRaSP2 finds the true class under faithfulness for exact scores and unbounded depth;
/// the default depths are those that its authors use. A step tries up to `(edges)^depth` tucks,
/// those of covered edges alone but for the first. One thread after the first graph.
///
/// Source: Lam, Andrews and Ramsey, "Greedy relaxations of the sparsest permutation algorithm", UAI
/// 2022 (lam2022greedy), with grow-shrink trees for the parents (andrews2023fast). Variables are
/// tried in turn and not at random.
public final class Grasp implements Learner {
  private final Function<Sample, Score> score;
  private final GraspOptions options;

  public Grasp(Function<Sample, Score> score, GraspOptions options) {
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
        search.run(order -> new Tucks(order, constraints, options, control.deadline()));
    return OrderResult.of(graph, sample, knowledge, forest.takeAsked(), search.stopped());
  }
}
