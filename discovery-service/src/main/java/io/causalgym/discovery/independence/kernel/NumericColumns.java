package io.causalgym.discovery.independence.kernel;

import io.causalgym.dataset.Sample;
import io.causalgym.dataset.Variable;
import io.causalgym.discovery.search.DiscoveryException;
import java.util.Arrays;

/// The columns of a sample of numbers, in memory; immutable.
final class NumericColumns {
  private final double[][] columns;

  private NumericColumns(double[][] columns) {
    this.columns = columns;
  }

  /// @throws DiscoveryException for a discrete variable and one with a single value
  static NumericColumns of(Sample sample) {
    double[][] columns = new double[sample.size()][];
    for (int column = 0; column < columns.length; column++) {
      Variable variable = sample.variables().get(column);
      if (variable.isDiscrete()) {
        throw new DiscoveryException(
            "dataset",
            variable.name(),
            "the variable '"
                + variable.name()
                + "' is discrete: choose a test for discrete or mixed variables");
      }
      columns[column] = sample.values(column);
      double[] known = Arrays.stream(columns[column]).filter(v -> !Double.isNaN(v)).toArray();
      if (Arrays.stream(known).allMatch(value -> value == known[0])) {
        throw new DiscoveryException(
            "dataset",
            variable.name(),
            "the variable '" + variable.name() + "' is constant where it is known: leave it out");
      }
    }
    return new NumericColumns(columns);
  }

  int size() {
    return columns.length;
  }

  /// The variables over the rows in which all are known, each with mean 0 and deviation 1, or all 0
  /// where it is constant in these rows.
  double[][] known(int[] variables) {
    double[][] known = new double[variables.length][columns[0].length];
    int rows = 0;
    for (int row = 0; row < columns[0].length; row++) {
      boolean all = true;
      for (int i = 0; i < variables.length && all; i++) {
        known[i][rows] = columns[variables[i]][row];
        all = !Double.isNaN(known[i][rows]);
      }
      rows += all ? 1 : 0;
    }
    for (int i = 0; i < known.length; i++) {
      known[i] = Arrays.copyOf(known[i], rows);
      standardise(known[i]);
    }
    return known;
  }

  static void standardise(double[] column) {
    double mean = 0;
    for (double value : column) {
      mean += value / column.length;
    }
    double squares = 0;
    double largest = 0;
    for (int row = 0; row < column.length; row++) {
      largest = Math.max(largest, Math.abs(column[row]));
      column[row] -= mean;
      squares += column[row] * column[row];
    }
    boolean constant = squares <= 1e-24 * largest * largest * column.length;
    double scale = constant ? 0 : Math.sqrt((column.length - 1) / squares);
    for (int row = 0; row < column.length; row++) {
      column[row] *= scale;
    }
  }
}
