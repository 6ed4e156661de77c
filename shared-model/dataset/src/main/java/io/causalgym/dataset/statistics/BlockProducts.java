package io.causalgym.dataset.statistics;

import io.causalgym.numeric.parallel.ParallelLoop;

/// Products of all pairs of centred columns of one block: the one place where `rows * columns^2`
/// work is done.
///
/// Columns are taken one by four, so that four sums run side by side, in runs
/// of rows that stay in the cache; a run's products are summed by themselves before they join the
/// others.
final class BlockProducts {
  private static final int TILE = 32;
  private static final int RUN = 512;

  private BlockProducts() {}

  /// @param products a lower triangle by rows, added to
  static void fill(double[][] columns, int rows, double[] products, ParallelLoop loop) {
    int tiles = (columns.length + TILE - 1) / TILE;
    int pairs = Math.toIntExact((long) tiles * (tiles + 1) / 2);
    loop.run(
        pairs,
        () -> products,
        (into, pair) -> {
          int row = (int) ((Math.sqrt(8.0 * pair + 1) - 1) / 2);
          while ((long) (row + 1) * (row + 2) / 2 <= pair) {
            row++;
          }
          while ((long) row * (row + 1) / 2 > pair) {
            row--;
          }
          tile(columns, rows, row * TILE, (pair - row * (row + 1) / 2) * TILE, into);
        });
  }

  private static void tile(double[][] columns, int rows, int first, int second, double[] into) {
    int firstEnd = Math.min(first + TILE, columns.length);
    int secondEnd = Math.min(second + TILE, columns.length);
    for (int from = 0; from < rows; from += RUN) {
      int to = Math.min(from + RUN, rows);
      for (int a = first; a < firstEnd; a++) {
        int last = Math.min(secondEnd, a + 1);
        int at = (int) ((long) a * (a + 1) / 2);
        int b = second;
        for (; b + 4 <= last; b += 4) {
          four(columns[a], columns, b, from, to, into, at + b);
        }
        for (; b < last; b++) {
          into[at + b] += one(columns[a], columns[b], from, to);
        }
      }
    }
  }

  private static void four(
      double[] a, double[][] columns, int b, int from, int to, double[] into, int at) {
    double[] b0 = columns[b];
    double[] b1 = columns[b + 1];
    double[] b2 = columns[b + 2];
    double[] b3 = columns[b + 3];
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    for (int row = from; row < to; row++) {
      double value = a[row];
      sum0 += value * b0[row];
      sum1 += value * b1[row];
      sum2 += value * b2[row];
      sum3 += value * b3[row];
    }
    into[at] += sum0;
    into[at + 1] += sum1;
    into[at + 2] += sum2;
    into[at + 3] += sum3;
  }

  private static double one(double[] a, double[] b, int from, int to) {
    double sum = 0;
    for (int row = from; row < to; row++) {
      sum += a[row] * b[row];
    }
    return sum;
  }
}
