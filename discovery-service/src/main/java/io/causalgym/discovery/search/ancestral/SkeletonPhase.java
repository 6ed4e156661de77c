package io.causalgym.discovery.search.ancestral;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.independence.IndependenceTest;
import io.causalgym.discovery.independence.IndependenceTests;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.discovery.search.constraint.SkeletonOptions;
import io.causalgym.discovery.search.constraint.SkeletonSearch;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/// A search that begins with the order-independent skeleton of PC.
///
/// @param phases what follows the skeleton
record SkeletonPhase(
    IndependenceTests tests, FciOptions options, Consumer<AncestralSearch> phases) {

  LearnedGraph learn(Sample sample, Knowledge knowledge, SearchControl control) {
    KnowledgeObedience.checkBefore(sample, knowledge);
    IndependenceTest test;
    try {
      test = tests.over(sample, control);
    } catch (CancellationException stopped) {
      return AncestralSearch.stopped(sample, knowledge);
    }
    SkeletonOptions levels = new SkeletonOptions(options.alpha(), options.depth());
    FirstPhase first = FirstPhase.of(new SkeletonSearch(test, knowledge, levels).run(control));
    AncestralSearch search = new AncestralSearch(sample, test, knowledge, options, control, first);
    phases.accept(search);
    return search.result();
  }
}
