package io.causalgym.discovery.independence;

import io.causalgym.dataset.Sample;
import io.causalgym.dataset.Variable;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.graph.Deadline;
import io.causalgym.numeric.kernel.Moments;

/// Continuous columns as they are read with mean 0 and sum of squares 1.
final class Standardised {
  private static final int BLOCK_ROWS = 8192;

  private final Sample sample;
  private final int[] columns;
  private final double[] means;
  private final double[] scales;

  private Standardised(Sample sample, int[] columns) {
    this.sample = sample;
    this.columns = columns.clone();
    this.means = new double[columns.length];
    this.scales = new double[columns.length];
  }

  static Standardised of(
      Sample sample, int[] columns, SearchControl control, StepProgress progress) {
    if (sample.rows() < 2) {
      throw new DiscoveryException(
          "dataset", "" + sample.rows(), "a correlation needs 2 rows at least; add rows");
    }
    Standardised standardised = new Standardised(sample, columns);
    int blockRows = Math.min(sample.rows(), BLOCK_ROWS);
    control
        .loop()
        .run(
            columns.length,
            () -> new double[1][blockRows],
            (block, column) -> {
              standardised.measure(column, block, blockRows, control.deadline());
              progress.step();
            });
    return standardised;
  }

  private void measure(int at, double[][] block, int blockRows, Deadline deadline) {
    Variable variable = sample.variables().get(columns[at]);
    if (variable.isDiscrete()) {
      throw refused(
          variable, "is discrete: choose a test or a score for discrete or mixed variables");
    }
    if (sample.hasMissing(columns[at])) {
      throw refused(variable, "has missing values: take the complete rows, or leave it out");
    }
    Moments moments = new Moments(1, false);
    for (long next = 0; next < sample.rows(); next += blockRows) {
      int from = (int) next;
      deadline.check();
      int count = Math.min(blockRows, sample.rows() - from);
      sample.read(columns[at], from, count, block[0], 0);
      moments.add(block, count);
    }
    means[at] = moments.mean(0);
    scales[at] = 1 / Math.sqrt(moments.variance(0) * (sample.rows() - 1));
    if (moments.minimum(0) == moments.maximum(0) || scales[at] == Double.POSITIVE_INFINITY) {
      throw refused(variable, "is constant: leave it out");
    }
    if (!(scales[at] > 0)) {
      throw refused(variable, "has values too large to be squared: rescale it");
    }
  }

  private static DiscoveryException refused(Variable variable, String why) {
    return new DiscoveryException(
        "dataset", variable.name(), "the variable '" + variable.name() + "' " + why);
  }

  /// Rows `from .. from + count - 1` of the column at a place of the list, to `into[at ..]`.
  void read(int place, int from, int count, double[] into, int at) {
    sample.read(columns[place], from, count, into, at);
    double mean = means[place];
    double scale = scales[place];
    for (int i = at; i < at + count; i++) {
      into[i] = (into[i] - mean) * scale;
    }
  }
}
