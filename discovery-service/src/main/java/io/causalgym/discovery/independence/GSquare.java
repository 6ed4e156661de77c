package io.causalgym.discovery.independence;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.search.SearchControl;

/// The likelihood-ratio test of independence in the strata of the conditioning variables, G-square.
///
/// Source: Spirtes, Glymour, Scheines, "Causation, Prediction, and Search", 2nd edition 2000,
/// section 5.5 (spirtes2000causation). `O(rows)` a test; degrees of freedom by {@link EmptyCells},
/// without the corrections for small counts. Rows in which a variable of the test is missing are
/// left out of that test.
public final class GSquare implements SeparatingTest {
  private final ContingencyTest test;

  private GSquare(ContingencyTest test) {
    this.test = test;
  }

  /// The test for a caller who does not ask for a deadline.
  public static GSquare of(Sample sample, EmptyCells emptyCells) {
    return of(sample, emptyCells, SearchControl.plain());
  }

  /// @throws io.causalgym.discovery.search.DiscoveryException for a variable that is continuous or
  ///   has more than 127 levels
  /// @throws java.util.concurrent.CancellationException if the deadline passes
  public static GSquare of(Sample sample, EmptyCells emptyCells, SearchControl control) {
    DiscreteColumns columns = DiscreteColumns.of(sample, control);
    return new GSquare(new ContingencyTest(columns, Divergence.LIKELIHOOD_RATIO, emptyCells));
  }

  @Override
  public int size() {
    return test.size();
  }

  @Override
  public Worker worker() {
    return test.worker();
  }

  @Override
  public SeparatorFinder finder(double alpha) {
    return test.finder(alpha);
  }
}
