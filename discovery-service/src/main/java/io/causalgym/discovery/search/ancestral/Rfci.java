package io.causalgym.discovery.search.ancestral;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.independence.IndependenceTests;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.Learner;
import io.causalgym.discovery.search.SearchControl;

/// Really fast causal inference: FCI without the possible-d-sep phase. A few tests before each use
/// of a collider or a discriminating path make up for it, so that what is oriented is right; there
/// may be more edges than in the PAG of FCI.
///
/// Source: Colombo, Maathuis, Kalisch and Richardson, "Learning high-dimensional directed acyclic
/// graphs with latent and selection variables", Annals of Statistics 40(1), 2012, algorithms 3.2
/// and 3.3 (colombo2012learning). The skeleton depends on no order; edges removed later do, and are
/// looked at in ascending order. The option `possibleDsep` is not looked at.
public final class Rfci implements Learner {
  private final SkeletonPhase search;

  public Rfci(IndependenceTests tests, FciOptions options) {
    this.search = new SkeletonPhase(tests, options, Rfci::phases);
  }

  @Override
  public LearnedGraph learn(Sample sample, Knowledge knowledge, SearchControl control) {
    return search.learn(sample, knowledge, control);
  }

  private static void phases(AncestralSearch search) {
    search.maximizePValues(false);
    if (search.goesOn()) {
      RfciChecks checks = new RfciChecks(search);
      checks.removeUnfaithful();
      search.colliders();
      search.rules(checks::pathHolds);
    }
  }
}
