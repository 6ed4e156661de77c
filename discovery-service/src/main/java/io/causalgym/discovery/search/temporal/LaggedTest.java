package io.causalgym.discovery.search.temporal;

/// A test of independence between lagged variables: number `lag * n + i` is variable `i` at `lag`
/// steps before the present, for `n` variables.
///
/// Immutable; each thread works with a {@link Worker} of its own.
interface LaggedTest {

  Worker worker();

  /// The test as one thread uses it.
  interface Worker {

    /// Whether independence of `x` and `y` given the first `count` of `given` is not rejected.
    boolean independent(int x, int y, int[] given, int count);

    /// The dependence in the last test, from 0, by which links are ordered.
    double strength();
  }
}
