package io.causalgym.discovery.search.ancestral;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.independence.IndependenceTest;
import io.causalgym.discovery.independence.IndependenceTests;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.Learner;
import io.causalgym.discovery.search.SearchControl;
import java.util.concurrent.CancellationException;

/// Greedy fast causal inference: FCI that begins with the graph of a search by score. Where that
/// graph separates two variables they stay so, and its unshielded colliders are kept; tests remove
/// edges that only a latent common cause made necessary. With BOSS for the search by score this is
/// BOSS-FCI.
///
/// Source: Ogarrio, Spirtes and Ramsey, "A hybrid causal search algorithm for latent variable
/// models", PGM 2016 (ogarrio2016hybrid). A consistent score and an oracle for a test give the true
/// PAG. What separates a pair without an edge in the first graph is taken from one of the graph's
/// DAGs, the parents of the later of the two, which says of colliders what the graph says.
///
/// After an interruption the search by score goes on where it can; what follows begins again.
public final class Gfci implements Learner {
  private final Learner initial;
  private final IndependenceTests tests;
  private final FciOptions options;

  /// @param initial finds a CPDAG, such as GES or BOSS
  public Gfci(Learner initial, IndependenceTests tests, FciOptions options) {
    this.initial = initial;
    this.tests = tests;
    this.options = options;
  }

  @Override
  public LearnedGraph learn(Sample sample, Knowledge knowledge, SearchControl control) {
    KnowledgeObedience.checkBefore(sample, knowledge);
    FirstPhase first = ScoredPhase.of(initial.learn(sample, knowledge, control), knowledge);
    IndependenceTest test;
    try {
      test = tests.over(sample, control);
    } catch (CancellationException stopped) {
      return AncestralSearch.stopped(sample, knowledge);
    }
    AncestralSearch search = new AncestralSearch(sample, test, knowledge, options, control, first);
    search.thinOut();
    search.finish();
    return search.result();
  }
}
