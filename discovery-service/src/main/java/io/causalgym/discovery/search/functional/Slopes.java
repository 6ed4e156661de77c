package io.causalgym.discovery.search.functional;

import java.util.Comparator;
import java.util.stream.IntStream;

/// The slope of one variable over another between neighbours.
final class Slopes {
  private Slopes() {}

  /// The mean of `log |dy / dx|` over neighbours by `x`; pairs with a difference of zero are passed
  /// over (Janzing et al. 2012). 0 where no pair is left.
  static double meanLog(double[] x, double[] y) {
    int[] order =
        IntStream.range(0, x.length)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingDouble(row -> x[row])
                    .thenComparingDouble(row -> y[row]))
            .mapToInt(Integer::intValue)
            .toArray();
    double sum = 0;
    int count = 0;
    for (int at = 1; at < order.length; at++) {
      double dx = x[order[at]] - x[order[at - 1]];
      double dy = Math.abs(y[order[at]] - y[order[at - 1]]);
      if (dx > 0 && dy > 0) {
        sum += Math.log(dy / dx);
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }
}
