package io.causalgym.inference.simulation;

import io.causalgym.model.ModelException;
import java.util.Arrays;

/// Conditional distributions summed up, so that a uniform number picks a state by comparison. The
/// choice is monotone in the uniform number.
final class CumulativeRows {
  /// Up to here states are counted one by one; above, a row is halved.
  private static final int FEW = 16;

  private final int card;
  private final double[] sums;

  /// @param variable for the message
  /// @param table row by row, each divided by its sum
  CumulativeRows(String variable, int card, double[] table) {
    this.card = card;
    this.sums = new double[table.length];
    for (int start = 0; start < table.length; start += card) {
      double sum = 0;
      int last = start;
      for (int at = start; at < start + card; at++) {
        last = table[at] > 0 ? at : last;
        sums[at] = sum += table[at];
      }
      if (!(Math.abs(sum - 1) <= 1e-5)) {
        throw new ModelException(
            variable,
            Double.toString(sum),
            "a row of the table of '" + variable + "' sums to " + sum + "; it must sum to 1");
      }
      for (int at = start; at < start + card; at++) {
        sums[at] = at >= last ? Double.POSITIVE_INFINITY : sums[at] / sum;
      }
    }
  }

  /// @param row 0, 1, ...
  /// @param u in [0, 1)
  int state(int row, double u) {
    int start = row * card;
    if (card <= FEW) {
      int at = start;
      while (sums[at] <= u) {
        at++;
      }
      return at - start;
    }
    int at = Arrays.binarySearch(sums, start, start + card, Math.nextUp(u));
    if (at < 0) {
      return -1 - at - start;
    }
    while (at > start && sums[at - 1] > u) {
      at--;
    }
    return at - start;
  }
}
