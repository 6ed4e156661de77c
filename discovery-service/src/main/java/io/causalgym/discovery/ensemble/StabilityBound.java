package io.causalgym.discovery.ensemble;

import java.util.OptionalDouble;

/// How many edges of a threshold graph are false in expectation, if replicates are complementary
/// pairs of subsamples of half the rows.
///
/// In what follows `t` is the threshold, `q` the average number of edges in a replicate, `p` the
/// number of pairs of variables and `B` that of pairs of replicates. False are, without further
/// assumptions, edges whose chance to be found in half the rows is at most the average `q / p`;
/// they are all edges that are not there if those are exchangeable and the search is better than
/// guessing.
public final class StabilityBound {
  private StabilityBound() {}

  /// `q^2 / ((2 t - 1) p)`.
  ///
  /// Source: Meinshausen and Bühlmann, "Stability selection", JRSS B 72, 2010, theorem 1
  /// (meinshausen2010stability); Shah and Samworth, "Variable selection with error control: another
  /// look at stability selection", JRSS B 75, 2013, theorem 1 (shah2013variable).
  ///
  /// @return undefined for a threshold of a half or less, and without replicates
  public static OptionalDouble of(EdgeFrequencies frequencies, double threshold) {
    double pairs = pairs(frequencies);
    if (!(threshold > 0.5) || frequencies.replicates() == 0 || pairs < 1) {
      return OptionalDouble.empty();
    }
    double average = average(frequencies);
    return OptionalDouble.of(average * average / ((2 * threshold - 1) * pairs));
  }

  /// A bound about three times lower for a threshold of 0.9, if the share of pairs of replicates
  /// both of which find an edge has a unimodal distribution for every false edge.
  ///
  /// Source: Shah and Samworth (2013), theorem 2.
  ///
  /// @return undefined where the theorem says nothing: for a low threshold, for `q / p` above the
  ///   root of a third, and without a pair of replicates
  public static OptionalDouble unimodal(EdgeFrequencies frequencies, double threshold) {
    int both = frequencies.replicates() / 2;
    double pairs = pairs(frequencies);
    if (both == 0 || pairs < 1 || !(threshold > 0.5 && threshold <= 1)) {
      return OptionalDouble.empty();
    }
    double average = average(frequencies);
    double chance = average / pairs;
    double half = 1.0 / (2 * both);
    // A share that is at least the threshold is at least the next one that there is.
    double share = Math.ceil(threshold / half - 1e-9) * half;
    double least = 0.5 + Math.min(chance * chance, half + 0.75 * chance * chance);
    return chance > 1 / Math.sqrt(3) || share <= least
        ? OptionalDouble.empty()
        : OptionalDouble.of(factor(share, both) * chance * average);
  }

  /// By how much a chance is raised at most: Markov's inequality for unimodal distributions over
  /// the shares of `both` pairs.
  static double factor(double share, int both) {
    double half = 1.0 / (2 * both);
    return share <= 0.75
        ? 1 / (2 * (2 * share - 1 - half))
        : 4 * (1 - share + half) / (1 + 2 * half);
  }

  private static double pairs(EdgeFrequencies frequencies) {
    double nodes = frequencies.names().size();
    return nodes * (nodes - 1) / 2;
  }

  private static double average(EdgeFrequencies frequencies) {
    double edges = frequencies.counts().values().stream().mapToDouble(Integer::doubleValue).sum();
    return edges / frequencies.replicates();
  }
}
