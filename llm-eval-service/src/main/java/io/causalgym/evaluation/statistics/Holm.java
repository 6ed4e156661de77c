package io.causalgym.evaluation.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Holm's step-down adjustment of p-values, valid under any dependence.
///
/// Source: Holm, "A Simple Sequentially Rejective Multiple Test Procedure", Scandinavian Journal of
/// Statistics 6, 1979 (holm1979simple).
public final class Holm {
  private Holm() {}

  /// @param pValues each in [0, 1]
  /// @return the adjusted p-values, in the same places
  public static double[] adjust(double[] pValues) {
    int[] order =
        IntStream.range(0, pValues.length)
            .boxed()
            .sorted(Comparator.comparingDouble(place -> pValues[place]))
            .mapToInt(place -> place)
            .toArray();
    double[] adjusted = new double[pValues.length];
    double reached = 0;
    for (int step = 0; step < order.length; step++) {
      double scaled = (order.length - step) * pValues[order[step]];
      reached = Math.min(1, Math.max(reached, scaled));
      adjusted[order[step]] = reached;
    }
    return adjusted;
  }
}
