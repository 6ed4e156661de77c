package io.causalgym.discovery.search.ancestral;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.independence.IndependenceTests;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.Learner;
import io.causalgym.discovery.search.SearchControl;

/// FCI whose colliders are decided by the separating set with the largest p-value, and not by the
/// first one found: fewer wrong arrowheads from finite samples, the same PAG from an oracle.
///
/// Sources: {@link Fci}; for the rule of colliders Ramsey 2016 (ramsey2016maxp), there for PC. The
/// same as {@link Fci} with its options as they are by default; here `maxP` is not looked at.
public final class FciMax implements Learner {
  private final SkeletonPhase search;

  public FciMax(IndependenceTests tests, FciOptions options) {
    this.search = new SkeletonPhase(tests, options.withMaxP(true), AncestralSearch::finish);
  }

  @Override
  public LearnedGraph learn(Sample sample, Knowledge knowledge, SearchControl control) {
    return search.learn(sample, knowledge, control);
  }
}
