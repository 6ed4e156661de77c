package io.causalgym.discovery.independence;

/// A test that looks through the subsets of a set of variables faster than by one test after
/// another, as neighbouring subsets share most of the work.
public interface SeparatingTest extends IndependenceTest {

  /// Scratch space for one thread. Its decisions are those of {@link Worker#independent}.
  SeparatorFinder finder(double alpha);

  /// The finder of any test.
  static SeparatorFinder finder(IndependenceTest test, double alpha) {
    return test instanceof SeparatingTest separating
        ? separating.finder(alpha)
        : new EachSubset(test.worker(), alpha, 1);
  }
}
