package io.causalgym.discovery.independence;

import java.util.Arrays;

/// Counts the tables of two columns in the strata of others and measures them; scratch space of one
/// thread. About a nanosecond a row.
final class ContingencyTables {
  // Where there are more cells than rows by this factor, rows are sorted by stratum instead.
  private static final int CELLS_PER_ROW = 2;
  private static final int FEW_CELLS = 1024;

  private final DiscreteColumns columns;
  private final EmptyCells emptyCells;
  private final TableStatistic statistic;
  private final SparseTables sparse;
  private final Renumbering renumbering = new Renumbering();
  private final Strata leaf;
  private final Strata root;
  private final int rows;

  // Of the pair.
  private final char[] pair;
  private int x = -1;
  private int y = -1;
  private int cells;
  private int[] counts = new int[2 * FEW_CELLS];

  ContingencyTables(DiscreteColumns columns, Divergence divergence, EmptyCells emptyCells) {
    this.columns = columns;
    this.emptyCells = emptyCells;
    this.rows = columns.rows();
    this.statistic = new TableStatistic(divergence, rows);
    this.sparse = new SparseTables(rows);
    this.leaf = new Strata(rows);
    this.root = new Strata(rows);
    this.pair = new char[rows];
  }

  Strata root() {
    return root;
  }

  Renumbering renumbering() {
    return renumbering;
  }

  double statistic() {
    return statistic.value();
  }

  /// Takes a pair: the lower one gives the rows of the tables.
  void take(int first, int second) {
    int low = Math.min(first, second);
    int high = Math.max(first, second);
    if (low == x && high == y) {
      return;
    }
    x = low;
    y = high;
    int width = columns.width(y);
    byte[] ofX = columns.codes(x);
    byte[] ofY = columns.codes(y);
    for (int row = 0; row < rows; row++) {
      pair[row] = (char) (ofX[row] * width + ofY[row]);
    }
    cells = columns.width(x) * width;
  }

  /// Measures the pair in all rows.
  ///
  /// @return degrees of freedom
  double measure() {
    Arrays.fill(counts(cells), 0, cells, 0);
    int[] into = counts;
    for (int row = 0; row < rows; row++) {
      into[pair[row]]++;
    }
    statistic.begin();
    table(0);
    return freedom(1);
  }

  /// Measures the pair in the strata of `prefix` divided by the column `last`.
  ///
  /// @param levels the product of the levels of all conditioning columns
  /// @return degrees of freedom
  double measure(Strata prefix, int last, double levels) {
    long possible = (long) prefix.count() * columns.width(last) * cells;
    statistic.begin();
    if (possible > Math.max(FEW_CELLS, (long) CELLS_PER_ROW * rows)) {
      leaf.refine(prefix, columns, last, renumbering, false);
      sparse.measure(leaf, pair, columns, x, y, statistic);
    } else {
      count(prefix, last, (int) possible);
      tables(prefix, last);
    }
    return freedom(levels);
  }

  private int[] counts(int size) {
    if (counts.length < size) {
      counts = new int[Math.max(size, 2 * counts.length)];
    }
    return counts;
  }

  /// Four tables take turns, as a count that was just stored can be loaded again only some cycles
  /// later, and most rows fall into few cells.
  private void count(Strata prefix, int last, int possible) {
    int[] into = counts(4 * possible);
    Arrays.fill(into, 0, 4 * possible, 0);
    int whole = rows & -4;
    byte[] values = columns.codes(last);
    if (prefix.count() == 1) {
      countOne(into, values, possible, whole);
    } else {
      countMore(into, prefix.codes(), values, columns.width(last), possible, whole);
    }
    for (int cell = 0; cell < possible; cell++) {
      into[cell] += into[cell + possible] + into[cell + 2 * possible] + into[cell + 3 * possible];
    }
  }

  private void countOne(int[] into, byte[] values, int possible, int whole) {
    for (int row = 0; row < whole; row += 4) {
      into[values[row] * cells + pair[row]]++;
      into[possible + values[row + 1] * cells + pair[row + 1]]++;
      into[2 * possible + values[row + 2] * cells + pair[row + 2]]++;
      into[3 * possible + values[row + 3] * cells + pair[row + 3]]++;
    }
    for (int row = whole; row < rows; row++) {
      into[values[row] * cells + pair[row]]++;
    }
  }

  private void countMore(
      int[] into, int[] strata, byte[] values, int width, int possible, int whole) {
    for (int row = 0; row < whole; row += 4) {
      into[(strata[row] * width + values[row]) * cells + pair[row]]++;
      into[possible + (strata[row + 1] * width + values[row + 1]) * cells + pair[row + 1]]++;
      into[2 * possible + (strata[row + 2] * width + values[row + 2]) * cells + pair[row + 2]]++;
      into[3 * possible + (strata[row + 3] * width + values[row + 3]) * cells + pair[row + 3]]++;
    }
    for (int row = whole; row < rows; row++) {
      into[(strata[row] * width + values[row]) * cells + pair[row]]++;
    }
  }

  private void tables(Strata prefix, int last) {
    int width = columns.width(last);
    for (int stratum = 0; stratum < prefix.count(); stratum++) {
      // The code of a missing value comes after the levels.
      for (int code = 0; code < columns.levels(last) && !prefix.unknown(stratum); code++) {
        table((stratum * width + code) * cells);
      }
    }
  }

  private void table(int at) {
    statistic.add(counts, at, columns.levels(x), columns.levels(y), columns.width(y));
  }

  private double freedom(double strata) {
    return switch (emptyCells) {
      case DROP_EMPTY -> (double) statistic.freedom();
      case FULL -> (columns.levels(x) - 1.0) * (columns.levels(y) - 1.0) * strata;
    };
  }
}
