package io.causalgym.discovery.independence;

import java.util.Arrays;

/// A test of independence by tables of counts, whatever their divergence.
final class ContingencyTest implements SeparatingTest {
  // Counted so between two looks at a clock: a millisecond or two.
  private static final int ROWS_PER_LOOK = 1_000_000;

  private final DiscreteColumns columns;
  private final Divergence divergence;
  private final EmptyCells emptyCells;

  ContingencyTest(DiscreteColumns columns, Divergence divergence, EmptyCells emptyCells) {
    this.columns = columns;
    this.divergence = divergence;
    this.emptyCells = emptyCells;
  }

  @Override
  public int size() {
    return columns.size();
  }

  @Override
  public Worker worker() {
    return new TableWorker(0.01);
  }

  @Override
  public SeparatorFinder finder(double alpha) {
    return new TableWorker(alpha);
  }

  private final class TableWorker implements Worker, SeparatorFinder {
    private final ContingencyTables tables = new ContingencyTables(columns, divergence, emptyCells);
    private ChiSquareThreshold threshold;

    // Strata of the first 1, 2, .. members of a set, and their numbers of levels.
    private Strata[] strata = new Strata[0];
    private double[] levels = new double[1];
    private int[] sorted = new int[8];

    // The subset under test.
    private int[] positions = new int[0];

    TableWorker(double alpha) {
      this.threshold = new ChiSquareThreshold(alpha);
      this.levels[0] = 1;
    }

    @Override
    public double pValue(int x, int y, int[] given, int count) {
      double freedom = measure(x, y, given, count);
      return ChiSquareThreshold.pValue(tables.statistic(), freedom);
    }

    @Override
    public boolean independent(int x, int y, int[] given, int count, double alpha) {
      if (alpha != threshold.alpha()) {
        threshold = new ChiSquareThreshold(alpha);
      }
      double freedom = measure(x, y, given, count);
      return threshold.independent(tables.statistic(), freedom);
    }

    private double measure(int x, int y, int[] given, int count) {
      tables.take(x, y);
      if (count == 0) {
        return tables.measure();
      }
      if (sorted.length < count) {
        sorted = new int[2 * count];
      }
      System.arraycopy(given, 0, sorted, 0, count);
      Arrays.sort(sorted, 0, count);
      reserve(count);
      for (int depth = 0; depth < count - 1; depth++) {
        divide(depth, sorted[depth]);
      }
      return measureLast(count, sorted[count - 1]);
    }

    private void reserve(int members) {
      if (strata.length < members - 1) {
        int old = strata.length;
        strata = Arrays.copyOf(strata, members - 1);
        levels = Arrays.copyOf(levels, members);
        for (int depth = old; depth < members - 1; depth++) {
          strata[depth] = new Strata(columns.rows());
        }
      }
    }

    private void divide(int depth, int column) {
      Strata parent = depth == 0 ? tables.root() : strata[depth - 1];
      strata[depth].refine(parent, columns, column, tables.renumbering(), true);
      levels[depth + 1] = levels[depth] * columns.levels(column);
    }

    /// @param members of the set, the last one among them
    private double measureLast(int members, int last) {
      Strata prefix = members == 1 ? tables.root() : strata[members - 2];
      return tables.measure(prefix, last, levels[members - 1] * columns.levels(last));
    }

    @Override
    public int testsPerLook() {
      return Math.max(1, ROWS_PER_LOOK / columns.rows());
    }

    @Override
    public int dependents(int x, int[] others, int count, int[] into, Watch watch) {
      int dependent = 0;
      for (int i = 0; i < count; i++) {
        int y = others[i];
        tables.take(x, y);
        double freedom = tables.measure();
        boolean independent = threshold.independent(tables.statistic(), freedom);
        if (watch.stop(1)) {
          return -1;
        }
        if (!independent) {
          into[dependent++] = y;
        }
      }
      return dependent;
    }

    @Override
    public Outcome find(
        int x,
        int y,
        int[] candidates,
        int count,
        int leading,
        int size,
        int[] found,
        Watch watch) {
      if (size > count || leading == 0) {
        return Outcome.NONE;
      }
      begin(x, y, candidates, size);
      do {
        double freedom = measureLast(size, candidates[positions[size - 1]]);
        if (threshold.independent(tables.statistic(), freedom)) {
          watch.stop(1);
          for (int i = 0; i < size; i++) {
            found[i] = candidates[positions[i]];
          }
          return Outcome.FOUND;
        }
        if (watch.stop(1)) {
          return Outcome.STOPPED;
        }
      } while (next(candidates, count, size) && positions[0] < leading);
      return Outcome.NONE;
    }

    private void begin(int x, int y, int[] candidates, int size) {
      tables.take(x, y);
      reserve(size);
      positions = Subsets.first(size);
      divideFrom(0, candidates, size);
    }

    private boolean next(int[] candidates, int count, int size) {
      int changed = Subsets.next(positions, size, count);
      if (changed >= 0) {
        divideFrom(changed, candidates, size);
      }
      return changed >= 0;
    }

    private void divideFrom(int changed, int[] candidates, int size) {
      for (int depth = changed; depth < size - 1; depth++) {
        divide(depth, candidates[positions[depth]]);
      }
    }

    @Override
    public boolean each(
        int x, int y, int[] candidates, int count, int leading, int size, PValues to, Watch watch) {
      if (size == 0) {
        to.at(positions, 0, pValue(x, y, positions, 0));
        return !watch.stop(1);
      }
      if (size > count || leading == 0) {
        return true;
      }
      begin(x, y, candidates, size);
      do {
        double freedom = measureLast(size, candidates[positions[size - 1]]);
        to.at(positions, size, ChiSquareThreshold.pValue(tables.statistic(), freedom));
        if (watch.stop(1)) {
          return false;
        }
      } while (next(candidates, count, size) && positions[0] < leading);
      return true;
    }
  }
}
