package io.causalgym.inference.simulation;

import java.util.Arrays;
import java.util.List;

/// Sample quantiles: number `(n - 1) p` of the sorted values from 0, with linear interpolation.
///
/// Source: Hyndman, Fan, "Sample Quantiles in Statistical Packages", The American Statistician
/// 1996, definition 7 (hyndman1996sample).
final class Quantiles {
  private Quantiles() {}

  /// @param values sorted here
  static List<Double> of(double[] values, List<Double> probabilities) {
    Arrays.sort(values);
    return probabilities.stream().map(p -> at(values, (values.length - 1) * p)).toList();
  }

  private static double at(double[] sorted, double position) {
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    double share = position - below;
    // A weighted mean, as the difference of two values may be over the range.
    return share == 0 ? sorted[below] : (1 - share) * sorted[below] + share * sorted[above];
  }
}
