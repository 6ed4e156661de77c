package io.causalgym.discovery.independence;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.search.SearchControl;

/// Makes a test for a sample: which one, and with which parameters, is the caller's choice.
@FunctionalInterface
public interface IndependenceTests {

  /// @throws io.causalgym.discovery.search.DiscoveryException if the sample cannot be tested so
  /// @throws java.util.concurrent.CancellationException if the deadline passes before it is ready
  IndependenceTest over(Sample sample, SearchControl control);
}
