package io.causalgym.discovery.independence;

import io.causalgym.numeric.backend.KernelRun;

/// Many tests with equally many conditioning variables at once, by a kernel that a device may run.
@FunctionalInterface
public interface BatchedTests {

  /// The p-values of {@link IndependenceTest.Worker#pValue}, up to rounding.
  ///
  /// @param tests for each test `x, y`, then the `given` conditioning variables, all different
  /// @throws java.util.concurrent.CancellationException if the run is stopped
  double[] pValues(int[] tests, int given, KernelRun run);
}
