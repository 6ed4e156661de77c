package io.causalgym.discovery.search.temporal;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.discovery.search.functional.ContinuousColumns;
import java.util.Arrays;
import java.util.List;

/// The windows of consecutive rows of a time series, as many rows long as lags are looked at; one
/// that contains a missing value is left out.
final class LaggedWindows {
  // Fewer say nothing about lagged effects.
  private static final int FEWEST = 10;

  private final double[][] series;
  private final int length;
  // The last row of each window.
  private final int[] ends;
  private final int dropped;

  private LaggedWindows(double[][] series, int length, int[] ends, int dropped) {
    this.series = series;
    this.length = length;
    this.ends = ends;
    this.dropped = dropped;
  }

  /// @param length rows of a window
  static LaggedWindows of(Sample sample, int length) {
    double[][] series = new double[sample.size()][];
    for (int column = 0; column < series.length; column++) {
      series[column] = ContinuousColumns.continuous(sample, column);
      centre(series[column], sample.variables().get(column).name());
    }
    int[] ends = new int[sample.rows()];
    int count = 0;
    int complete = 0;
    for (int row = 0; row < sample.rows(); row++) {
      complete = missing(series, row) ? 0 : complete + 1;
      if (complete >= length) {
        ends[count++] = row;
      }
    }
    if (count < FEWEST) {
      throw new DiscoveryException(
          "dataset",
          Integer.toString(count),
          count
              + " windows of "
              + length
              + " rows without missing values are too few; give a longer series (at least "
              + (length + FEWEST - 1)
              + " rows) or a smaller maxLag");
    }
    int windows = Math.max(0, sample.rows() - length + 1);
    return new LaggedWindows(series, length, Arrays.copyOf(ends, count), windows - count);
  }

  private static boolean missing(double[][] series, int row) {
    for (double[] column : series) {
      if (Double.isNaN(column[row])) {
        return true;
      }
    }
    return false;
  }

  private static void centre(double[] column, String name) {
    double mean = Arrays.stream(column).filter(v -> !Double.isNaN(v)).average().orElse(0);
    double largest = 0;
    double widest = 0;
    for (int row = 0; row < column.length; row++) {
      double value = column[row];
      column[row] = value - mean;
      largest = Double.isNaN(value) ? largest : Math.max(largest, Math.abs(value));
      widest = Double.isNaN(value) ? widest : Math.max(widest, Math.abs(column[row]));
    }
    if (!Double.isFinite(widest * widest * column.length)) {
      throw new DiscoveryException(
          "dataset",
          name,
          "'" + name + "' has infinite or too large values; mark them as missing or scale it");
    }
    if (widest <= 1e-13 * largest) {
      throw new DiscoveryException(
          "dataset", name, "'" + name + "' is constant; leave the column out");
    }
  }

  /// Windows used.
  int count() {
    return ends.length;
  }

  /// Windows left out as a value is missing.
  int dropped() {
    return dropped;
  }

  /// The correlations of all lagged columns, row after row: number `lag * n + i` is variable `i`,
  /// `lag` rows before the window's end. `O((n l)^2 m)`; zeros where the deadline passed before.
  ///
  /// @param names of the variables, for a column that is constant in the windows
  double[] correlation(List<String> names, SearchControl control) {
    int size = series.length * length;
    double[] means = new double[size];
    double[] correlation = new double[size * size];
    for (int a = 0; a < size; a++) {
      means[a] = mean(a);
    }
    control
        .loop()
        .run(
            size,
            () -> correlation,
            (into, a) -> {
              for (int b = 0; b <= a && !control.deadline().passed(); b++) {
                into[a * size + b] = dot(a, b) / ends.length - means[a] * means[b];
              }
            });
    double[] deviations = new double[size];
    for (int a = 0; a < size; a++) {
      deviations[a] = Math.sqrt(correlation[a * size + a]);
      if (!(deviations[a] > 0) && !control.deadline().passed()) {
        String name = names.get(a % series.length);
        throw new DiscoveryException(
            "dataset",
            name,
            "'" + name + "' is constant in the windows used; leave the column out");
      }
    }
    for (int a = 0; a < size; a++) {
      for (int b = 0; b <= a; b++) {
        double value = a == b ? 1 : correlation[a * size + b] / (deviations[a] * deviations[b]);
        correlation[a * size + b] = value;
        correlation[b * size + a] = value;
      }
    }
    return correlation;
  }

  private double mean(int lagged) {
    double[] x = series[lagged % series.length];
    int lag = lagged / series.length;
    double sum = 0;
    for (int end : ends) {
      sum += x[end - lag];
    }
    return sum / ends.length;
  }

  private double dot(int a, int b) {
    double[] x = series[a % series.length];
    double[] y = series[b % series.length];
    int lagX = a / series.length;
    int lagY = b / series.length;
    double sum = 0;
    double other = 0;
    int at = 0;
    for (; at + 1 < ends.length; at += 2) {
      sum += x[ends[at] - lagX] * y[ends[at] - lagY];
      other += x[ends[at + 1] - lagX] * y[ends[at + 1] - lagY];
    }
    return at < ends.length ? sum + other + x[ends[at] - lagX] * y[ends[at] - lagY] : sum + other;
  }
}
