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
/// Sources: {@link Fci}; for the rule of colliders Ramsey 2016 (ramsey2016improving), there for PC.
/// All subsets of the neighbours of both ends of each unshielded triple are tested: limit the depth
/// where a variable has more than some 15 neighbours.
public final class FciMax implements Learner {
  private final SkeletonPhase search;

  public FciMax(IndependenceTests tests, FciOptions options) {
    this.search = new SkeletonPhase(tests, options, phases -> phases.finish(true));
  }

  @Override
  public LearnedGraph learn(Sample sample, Knowledge knowledge, SearchControl control) {
    return search.learn(sample, knowledge, control);
  }
}
