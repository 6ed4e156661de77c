package io.causalgym.discovery.independence;

import java.util.Arrays;

/// Measures tables of strata that have few rows each: rows are sorted by stratum, and one table
/// serves all strata. `O(rows)` and the cells of strata with at least two rows.
final class SparseTables {
  private final int[] order;
  private int[] starts = new int[64];
  private int[] counts = new int[64];

  SparseTables(int rows) {
    this.order = new int[rows];
  }

  void measure(
      Strata strata, char[] pair, DiscreteColumns columns, int x, int y, TableStatistic statistic) {
    sort(strata);
    int stride = columns.width(y);
    int cells = columns.width(x) * stride;
    if (counts.length < cells) {
      counts = new int[cells];
    }
    for (int stratum = 0; stratum < strata.count(); stratum++) {
      int from = stratum == 0 ? 0 : starts[stratum - 1];
      // One row alone has no degree of freedom.
      if (starts[stratum] - from < 2 || strata.unknown(stratum)) {
        continue;
      }
      for (int i = from; i < starts[stratum]; i++) {
        counts[pair[order[i]]]++;
      }
      statistic.add(counts, 0, columns.levels(x), columns.levels(y), stride);
      for (int i = from; i < starts[stratum]; i++) {
        counts[pair[order[i]]] = 0;
      }
    }
  }

  /// Afterwards `starts[s]` is where the rows of stratum `s` end.
  private void sort(Strata strata) {
    int count = strata.count();
    if (starts.length < count + 1) {
      starts = new int[Math.max(count + 1, 2 * starts.length)];
    }
    Arrays.fill(starts, 0, count + 1, 0);
    int[] codes = strata.codes();
    for (int code : codes) {
      starts[code + 1]++;
    }
    for (int stratum = 0; stratum < count; stratum++) {
      starts[stratum + 1] += starts[stratum];
    }
    for (int row = 0; row < codes.length; row++) {
      order[starts[codes[row]]++] = row;
    }
  }
}
