package io.causalgym.discovery.independence.mixed;

import java.util.Arrays;
import java.util.List;

/// Collects the likelihood-ratio statistic of one test, stratum by stratum.
final class StratumStatistic {
  private final MixedColumns columns;
  private final int x;
  private final int y;
  private final int[] numbers;
  private final GaussianCell cell = new GaussianCell();
  private double value;
  private double freedom;

  /// @param x discrete where `y` is
  StratumStatistic(MixedColumns columns, int x, int y, int[] given) {
    this.columns = columns;
    this.x = x;
    this.y = y;
    this.numbers = Arrays.stream(given).filter(variable -> !columns.discrete(variable)).toArray();
  }

  double value() {
    return value;
  }

  double freedom() {
    return freedom;
  }

  void add(int[] rows) {
    if (!columns.discrete(x)) {
      addPair(rows);
    } else if (columns.discrete(y)) {
      addTable(rows);
    } else {
      addGroups(rows);
    }
  }

  private static int[] with(int[] variables, int variable) {
    int[] more = Arrays.copyOf(variables, variables.length + 1);
    more[variables.length] = variable;
    return more;
  }

  /// Rows that a cell needs: one more than parameters of the mean and of one regression.
  private static boolean enough(int[] rows, int variables) {
    return rows.length > variables + 1;
  }

  /// Two numbers: the partial correlation within the stratum.
  private void addPair(int[] rows) {
    if (!enough(rows, numbers.length + 2)) {
      return;
    }
    double without = cell.lastVariance(columns, with(numbers, y), rows);
    double left = cell.lastVariance(columns, with(with(numbers, x), y), rows);
    addRatio(rows.length, without, left, 1);
  }

  private void addRatio(int rows, double without, double left, int parameters) {
    if (without > 0) {
      value += rows * (Math.log(without) - Math.log(Math.max(left, 1e-12 * without)));
      freedom += parameters;
    }
  }

  /// Levels and a number: its regression within each level against one for all.
  private void addGroups(int[] rows) {
    int[] all = with(numbers, y);
    List<int[]> groups =
        columns.split(new int[] {x}, rows).stream()
            .filter(group -> enough(group, all.length + 1))
            .toList();
    if (groups.size() < 2) {
      return;
    }
    int[] kept = groups.stream().flatMapToInt(Arrays::stream).toArray();
    double pooled = cell.lastVariance(columns, all, kept);
    if (pooled <= 0) {
      return;
    }
    for (int[] group : groups) {
      double own = cell.lastVariance(columns, all, group);
      value += group.length * (Math.log(pooled) - Math.log(Math.max(own, 1e-12 * pooled)));
    }
    // Intercept, slopes and variance of each level but one.
    freedom += (groups.size() - 1.0) * (numbers.length + 2);
  }

  /// Two discrete variables: their table, and what the numbers of the set say in each cell of it.
  private void addTable(int[] rows) {
    List<int[]> cells = columns.split(new int[] {x, y}, rows);
    List<int[]> ofX = columns.split(new int[] {x}, rows);
    List<int[]> ofY = columns.split(new int[] {y}, rows);
    if (ofX.size() < 2
        || ofY.size() < 2
        || (numbers.length > 0 && cells.stream().anyMatch(c -> !enough(c, numbers.length)))) {
      return;
    }
    double ratio =
        logLikelihood(cells)
            + logLikelihood(List.of(rows))
            - logLikelihood(ofX)
            - logLikelihood(ofY);
    if (Double.isNaN(ratio)) {
      return;
    }
    value += ratio;
    freedom += (ofX.size() - 1.0) * (ofY.size() - 1);
    double each = numbers.length * (numbers.length + 3) / 2.0;
    freedom += Math.max(0, cells.size() + 1.0 - ofX.size() - ofY.size()) * each;
  }

  /// Twice the logarithm, without what is the same in all.
  private double logLikelihood(List<int[]> cells) {
    double sum = 0;
    for (int[] rows : cells) {
      sum += 2 * rows.length * Math.log(rows.length);
      sum -= rows.length * cell.logDeterminant(columns, numbers, rows);
    }
    return sum;
  }
}
