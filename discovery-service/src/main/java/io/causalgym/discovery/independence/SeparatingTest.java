package io.causalgym.discovery.independence;

import io.causalgym.numeric.backend.KernelBackend;
import io.causalgym.numeric.backend.KernelRun;
import java.util.Optional;

/// A test that looks through the subsets of a set of variables faster than by one test after
/// another, as neighbouring subsets share most of the work.
public interface SeparatingTest extends IndependenceTest {

  /// The decisions of {@link SeparatorFinder#find} for sets of one variable, taken for many pairs
  /// at once by a kernel that a device may run.
  interface SingleSeparators {

    /// For each pair of neighbours `x < y` with `x` in `from .. to - 1`, ascending: the first
    /// neighbour of `x`, or else of `y` alone, given which they are independent; -1 for none.
    ///
    /// @param adjacent bit `y` of row `x`, in rows of `ceil(size / 64)` words; symmetric
    /// @throws java.util.concurrent.CancellationException if the run is stopped
    int[] first(long[] adjacent, int from, int to, KernelRun run);
  }

  /// Empty where the test has no such kernel.
  default Optional<SingleSeparators> singleSeparators(double alpha, KernelBackend kernels) {
    return Optional.empty();
  }

  /// Scratch space for one thread. Its decisions are those of {@link Worker#independent}.
  SeparatorFinder finder(double alpha);

  /// The finder of any test.
  static SeparatorFinder finder(IndependenceTest test, double alpha) {
    return test instanceof SeparatingTest separating
        ? separating.finder(alpha)
        : new EachSubset(test.worker(), alpha, 1);
  }
}
