package io.causalgym.dataset.statistics;

import io.causalgym.dataset.Sample;
import java.util.Arrays;
import java.util.function.DoubleConsumer;

/// The sorted values of a column, or every k-th of them where they are very many.
final class ColumnValues {
  private static final int MOST = 1 << 20;
  private static final int BLOCK = 1 << 13;

  private final double[] sorted;
  private final double minimum;
  private final double maximum;
  private final boolean exact;

  private ColumnValues(double[] sorted, double minimum, double maximum, boolean exact) {
    this.sorted = sorted;
    this.minimum = minimum;
    this.maximum = maximum;
    this.exact = exact;
  }

  static ColumnValues of(Sample sample, int column, long count) {
    long step = (count + MOST - 1) / MOST;
    Taken taken = new Taken(new double[step == 0 ? 0 : (int) ((count + step - 1) / step)], step);
    forEach(sample, column, taken);
    Arrays.sort(taken.values);
    return new ColumnValues(taken.values, taken.minimum, taken.maximum, step <= 1);
  }

  private static final class Taken implements DoubleConsumer {
    private final double[] values;
    private final long step;
    private long seen;
    private double minimum = Double.NaN;
    private double maximum = Double.NaN;

    Taken(double[] values, long step) {
      this.values = values;
      this.step = step;
    }

    @Override
    public void accept(double value) {
      if (seen % step == 0) {
        values[(int) (seen / step)] = value;
      }
      minimum = seen == 0 ? value : Math.min(minimum, value);
      maximum = seen == 0 ? value : Math.max(maximum, value);
      seen++;
    }
  }

  /// Passes each value on, missing ones left out.
  static void forEach(Sample sample, int column, DoubleConsumer consumer) {
    double[] block = new double[BLOCK];
    for (int from = 0; from < sample.rows(); from += BLOCK) {
      int rows = Math.min(BLOCK, sample.rows() - from);
      sample.read(column, from, rows, block, 0);
      for (int row = 0; row < rows; row++) {
        if (!Double.isNaN(block[row])) {
          consumer.accept(block[row]);
        }
      }
    }
  }

  double quantile(double probability) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = probability * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  double minimum() {
    return minimum;
  }

  double maximum() {
    return maximum;
  }

  boolean exact() {
    return exact;
  }
}
