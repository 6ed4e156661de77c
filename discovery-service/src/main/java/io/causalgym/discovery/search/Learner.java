package io.causalgym.discovery.search;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.knowledge.Knowledge;

/// An algorithm with its parameters, ready for any sample with suitable variables.
///
/// The same sample, knowledge and seed give the same graph, whatever the number of threads. A
/// learner obeys the knowledge. When the deadline passes it does not throw: it returns what it has,
/// marked partial.
@FunctionalInterface
public interface Learner {

  /// @param knowledge of the sample's variables, by their number
  /// @throws DiscoveryException if the sample cannot be used by this algorithm
  LearnedGraph learn(Sample sample, Knowledge knowledge, SearchControl control);
}
