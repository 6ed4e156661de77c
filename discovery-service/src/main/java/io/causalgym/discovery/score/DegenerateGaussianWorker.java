package io.causalgym.discovery.score;

import java.util.Arrays;

/// Likelihoods of groups of Gaussian columns given other groups, by a Cholesky factor that grows by
/// rows. Not thread-safe.
final class DegenerateGaussianWorker implements Score.Worker {
  private final Covariance covariance;
  private final int[] starts;
  private final double each;
  private final double perColumn;
  private int[] columns = new int[8];
  private double[] factor = new double[64];
  private int capacity = 8;
  private int[] sorted = new int[8];

  DegenerateGaussianWorker(Covariance covariance, int[] starts, double each) {
    this.covariance = covariance;
    this.starts = starts;
    this.each = each;
    this.perColumn = Math.log(2 * Math.PI) + 1;
  }

  @Override
  public double local(int node, int[] parents, int count) {
    int factored = factor(parents, count);
    return factored < 0 ? Double.NEGATIVE_INFINITY : score(node, factored);
  }

  @Override
  public void grown(
      int node, int[] parents, int count, int[] candidates, int candidateCount, double[] into) {
    int factored = factor(parents, count);
    for (int i = 0; i < candidateCount; i++) {
      int more = factored < 0 ? -1 : append(candidates[i], factored);
      into[i] = more < 0 ? Double.NEGATIVE_INFINITY : score(node, more);
    }
  }

  /// @return the number of columns, or -1 where they determine each other
  private int factor(int[] parents, int count) {
    if (sorted.length < count) {
      sorted = new int[2 * count];
    }
    System.arraycopy(parents, 0, sorted, 0, count);
    CholeskyWorker.sort(sorted, count);
    int factored = 0;
    for (int i = 0; i < count && factored >= 0; i++) {
      factored = append(sorted[i], factored);
    }
    return factored;
  }

  private int append(int variable, int from) {
    int at = from;
    for (int column = starts[variable]; column < starts[variable + 1]; column++) {
      if (!(appendColumn(column, at) > Covariance.COLLINEAR)) {
        return -1;
      }
      at++;
    }
    return at;
  }

  /// @return what the columns before leave of its variance
  private double appendColumn(int column, int at) {
    reserve(at + 1);
    columns[at] = column;
    double pivot = 1;
    int row = at * capacity;
    for (int i = 0; i < at; i++) {
      double sum = covariance.correlation(column, columns[i]);
      for (int k = 0; k < i; k++) {
        sum -= factor[row + k] * factor[i * capacity + k];
      }
      factor[row + i] = sum / factor[i * capacity + i];
      pivot -= factor[row + i] * factor[row + i];
    }
    factor[row + at] = Math.sqrt(Math.max(0, pivot));
    return pivot;
  }

  private double score(int node, int parentColumns) {
    int own = starts[node + 1] - starts[node];
    double logLikelihood = 0;
    for (int i = 0; i < own; i++) {
      int column = starts[node] + i;
      double left = appendColumn(column, parentColumns + i);
      if (!(left > Covariance.COLLINEAR)) {
        return Double.NEGATIVE_INFINITY;
      }
      logLikelihood -= Math.log(left * covariance.variance(column)) + perColumn;
    }
    double parameters = own * (own + 1) / 2.0 + (double) own * parentColumns;
    return (double) covariance.rows() * logLikelihood - each * parameters;
  }

  private void reserve(int count) {
    if (count > capacity) {
      int larger = Math.max(count, 2 * capacity);
      double[] copy = new double[larger * larger];
      for (int row = 0; row < capacity; row++) {
        System.arraycopy(factor, row * capacity, copy, row * larger, capacity);
      }
      factor = copy;
      columns = Arrays.copyOf(columns, larger);
      capacity = larger;
    }
  }
}
