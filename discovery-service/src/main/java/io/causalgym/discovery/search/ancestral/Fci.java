package io.causalgym.discovery.search.ancestral;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.independence.IndependenceTests;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.Learner;
import io.causalgym.discovery.search.SearchControl;

/// Fast causal inference: learns what all causal graphs with latent common causes, and selection
/// where asked, that fit the independences have in common. With an oracle for a test the answer is
/// the true PAG.
///
/// Sources: Spirtes, Meek and Richardson 1999 (spirtes1999algorithm); the order-independent
/// skeleton and possible-d-sep phase of Colombo and Maathuis 2014, section 4 (colombo2014order);
/// the complete rules of Zhang 2008 (zhang2008completeness). With a limit of the depth: Spirtes,
/// "An anytime algorithm for causal inference", AISTATS 2001 (spirtes2001anytime). The
/// possible-d-sep phase is exponential in the size of its sets: limit the depth or the length of
/// paths where a graph is dense, or choose {@link Rfci}.
///
/// Colliders are decided by the largest p-value unless the options say otherwise: on samples of the
/// same 100 worlds that gave a seventh fewer wrong edges than the separating set found first.
///
/// Two variables between which knowledge rules out both directions get no edge, not even `<->`.
/// After an interruption the search goes on from the last level of the skeleton; what comes later
/// begins again.
public final class Fci implements Learner {
  private final SkeletonPhase search;

  public Fci(IndependenceTests tests, FciOptions options) {
    this.search = new SkeletonPhase(tests, options, AncestralSearch::finish);
  }

  @Override
  public LearnedGraph learn(Sample sample, Knowledge knowledge, SearchControl control) {
    return search.learn(sample, knowledge, control);
  }
}
