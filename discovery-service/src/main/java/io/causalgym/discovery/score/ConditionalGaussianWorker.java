package io.causalgym.discovery.score;

import java.util.Arrays;

/// Scores of sets of mixed variables. Not thread-safe.
final class ConditionalGaussianWorker implements Score.Worker {
  private static final int ROWS_FOR_DIMENSION = 5;

  private final MixedColumns columns;
  private final double each;
  private final Strata strata;
  private int[] set = new int[8];
  private int[] continuous = new int[8];
  private int[] counts = new int[0];
  private int[] starts = new int[0];
  private final int[] rows;
  private GaussianMoments moments = new GaussianMoments(4);

  ConditionalGaussianWorker(MixedColumns columns, double each) {
    this.columns = columns;
    this.each = each;
    this.strata = new Strata(columns.rows());
    this.rows = new int[columns.rows()];
  }

  @Override
  public double local(int node, int[] parents, int count) {
    if (set.length <= count) {
      set = new int[2 * count + 1];
    }
    System.arraycopy(parents, 0, set, 0, count);
    CholeskyWorker.sort(set, count);
    double before = score(count);
    set[count] = node;
    CholeskyWorker.sort(set, count + 1);
    double score = score(count + 1) - before;
    return Double.isNaN(score) ? Double.NEGATIVE_INFINITY : score;
  }

  /// The score of the first `count` of the set.
  private double score(int count) {
    strata.clear();
    if (continuous.length < count) {
      continuous = new int[2 * count];
    }
    int dimension = 0;
    double combinations = 1;
    for (int i = 0; i < count; i++) {
      int variable = set[i];
      if (!columns.discrete(variable)) {
        continuous[dimension++] = variable;
      } else if (strata.split(columns.codes(variable), columns.levels(variable))) {
        combinations *= columns.levels(variable);
      } else {
        return Double.NaN;
      }
    }
    double parameters =
        combinations - 1 + combinations * (dimension + dimension * (dimension + 1) / 2.0);
    return 2 * logLikelihood(dimension) - each * parameters;
  }

  private double logLikelihood(int dimension) {
    group();
    double sum = 0;
    for (int stratum = 0; stratum < strata.count(); stratum++) {
      if (counts[stratum] > 0) {
        sum += counts[stratum] * Math.log((double) counts[stratum] / rows.length);
      }
    }
    return dimension == 0 ? sum : sum + densities(dimension);
  }

  /// Sorts the rows by strata.
  private void group() {
    int groups = strata.count();
    if (counts.length < groups) {
      counts = new int[groups];
      starts = new int[groups];
    }
    Arrays.fill(counts, 0, groups, 0);
    int[] numbers = strata.numbers();
    for (int number : numbers) {
      counts[number]++;
    }
    int start = 0;
    for (int group = 0; group < groups; group++) {
      starts[group] = start;
      start += counts[group];
    }
    for (int row = 0; row < rows.length; row++) {
      rows[starts[numbers[row]]++] = row;
    }
  }

  private double densities(int dimension) {
    if (moments.most() < dimension) {
      moments = new GaussianMoments(2 * dimension);
    }
    double sum = 0;
    boolean small = false;
    for (int group = 0; group < strata.count(); group++) {
      boolean enough = counts[group] >= ROWS_FOR_DIMENSION * dimension;
      small |= counts[group] > 0 && !enough;
      if (counts[group] > 0 && enough) {
        moments.of(
            columns, continuous, dimension, rows, starts[group] - counts[group], counts[group]);
        sum += moments.logLikelihood();
      }
    }
    return small ? sum + pooled(dimension) : sum;
  }

  private double pooled(int dimension) {
    moments.of(columns, continuous, dimension, rows, 0, rows.length);
    if (!moments.factored()) {
      return Double.NaN;
    }
    double sum = 0;
    for (int group = 0; group < strata.count(); group++) {
      if (counts[group] < ROWS_FOR_DIMENSION * dimension) {
        for (int i = starts[group] - counts[group]; i < starts[group]; i++) {
          sum += moments.logDensity(columns, continuous, rows[i]);
        }
      }
    }
    return sum;
  }
}
