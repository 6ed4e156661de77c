package io.causalgym.discovery.ensemble;

import java.util.OptionalDouble;

/// How many edges of a threshold graph are false in expectation, if replicates are subsamples of
/// half the rows.
///
/// Source: Meinshausen and Bühlmann, "Stability selection", JRSS B 72, 2010, theorem 1
/// (meinshausen2010stability): `q^2 / ((2 t - 1) p)` for a threshold `t` above a half, `q` edges in
/// a replicate on average and `p` pairs of variables. It holds if the edges that are not there are
/// exchangeable and the search is better than guessing.
public final class StabilityBound {
  private StabilityBound() {}

  /// Undefined for a threshold of a half or less, and without replicates.
  public static OptionalDouble of(EdgeFrequencies frequencies, double threshold) {
    double nodes = frequencies.names().size();
    double pairs = nodes * (nodes - 1) / 2;
    if (threshold <= 0.5 || frequencies.replicates() == 0 || pairs < 1) {
      return OptionalDouble.empty();
    }
    double edges = frequencies.counts().values().stream().mapToDouble(Integer::doubleValue).sum();
    double average = edges / frequencies.replicates();
    return OptionalDouble.of(average * average / ((2 * threshold - 1) * pairs));
  }
}
