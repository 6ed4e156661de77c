package io.causalgym.discovery.independence;

import io.causalgym.numeric.backend.KernelBackend;
import java.util.Optional;

/// A test of whether two variables are independent given others, over one sample.
///
/// Immutable; each thread works with a {@link Worker} of its own.
public interface IndependenceTest {

  /// The number of variables.
  int size();

  /// Scratch space for one thread.
  Worker worker();

  /// Empty where the test has no kernel.
  default Optional<BatchedTests> batched(KernelBackend kernels) {
    return Optional.empty();
  }

  /// The test as one thread uses it. Not thread-safe.
  interface Worker {

    /// The p-value of independence of `x` and `y` given the first `count` of `given`, 0 to 1 and
    /// never NaN; symmetric in `x` and `y`, to the last bit, and independent of the order of
    /// `given`, for one canonical order is taken inside. A test that has no degree of freedom left
    /// is 1: nothing speaks against independence.
    double pValue(int x, int y, int[] given, int count);

    /// Whether independence is not rejected at level `alpha`: `pValue > alpha`, by a comparison of
    /// the statistic with a threshold where that is cheaper.
    default boolean independent(int x, int y, int[] given, int count, double alpha) {
      return pValue(x, y, given, count) > alpha;
    }
  }
}
