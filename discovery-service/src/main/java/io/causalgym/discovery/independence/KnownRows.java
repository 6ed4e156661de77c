package io.causalgym.discovery.independence;

import io.causalgym.dataset.Sample;
import io.causalgym.dataset.Variable;
import io.causalgym.discovery.search.DiscoveryException;
import java.util.Arrays;

/// Correlations from those rows in which all variables of a test are known; immutable. Columns are
/// kept in memory, centred by a value of their own.
final class KnownRows {
  private final double[][] columns;

  private KnownRows(double[][] columns) {
    this.columns = columns;
  }

  static KnownRows of(Sample sample) {
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
      centre(columns[column], variable);
    }
    return new KnownRows(columns);
  }

  private static void centre(double[] column, Variable variable) {
    double[] known = Arrays.stream(column).filter(value -> !Double.isNaN(value)).toArray();
    double first = known.length == 0 ? 0 : known[0];
    double mean = Arrays.stream(known).map(value -> value - first).average().orElse(0) + first;
    if (Arrays.stream(known).allMatch(value -> value == first)) {
      throw new DiscoveryException(
          "dataset",
          variable.name(),
          "the variable '" + variable.name() + "' is constant where it is known: leave it out");
    }
    for (int row = 0; row < column.length; row++) {
      column[row] -= mean;
    }
  }

  /// What the rows say.
  static final class Selection {
    private final long rows;
    private final double[] correlations;

    private Selection(long rows, double[] correlations) {
      this.rows = rows;
      this.correlations = correlations;
    }

    long rows() {
      return rows;
    }

    /// A matrix by rows; 0 with a variable that is constant in these rows.
    double[] correlations() {
      return correlations;
    }
  }

  /// Of the first `count` of `variables`, in their order.
  Selection of(int[] variables, int count) {
    int total = columns[0].length;
    boolean[] known = new boolean[total];
    int rows = 0;
    for (int row = 0; row < total; row++) {
      boolean all = true;
      for (int i = 0; i < count && all; i++) {
        all = !Double.isNaN(columns[variables[i]][row]);
      }
      known[row] = all;
      rows += all ? 1 : 0;
    }
    double[][] chosen = new double[count][rows];
    for (int i = 0; i < count; i++) {
      choose(columns[variables[i]], known, chosen[i]);
    }
    return new Selection(rows, correlations(chosen));
  }

  /// The known rows with mean 0 and sum of squares 1, or all 0 for a constant.
  private static void choose(double[] column, boolean[] known, double[] into) {
    int at = 0;
    for (int row = 0; row < known.length; row++) {
      if (known[row]) {
        into[at++] = column[row];
      }
    }
    double mean = 0;
    double largest = 0;
    for (double value : into) {
      mean += value / into.length;
      largest = Math.max(largest, Math.abs(value));
    }
    double squares = 0;
    for (int row = 0; row < into.length; row++) {
      into[row] -= mean;
      squares += into[row] * into[row];
    }
    double scale = squares > 1e-24 * largest * largest * into.length ? 1 / Math.sqrt(squares) : 0;
    for (int row = 0; row < into.length; row++) {
      into[row] *= scale;
    }
  }

  private static double[] correlations(double[][] chosen) {
    int count = chosen.length;
    double[] r = new double[count * count];
    for (int i = 0; i < count; i++) {
      r[i * count + i] = 1;
      for (int j = 0; j < i; j++) {
        double sum = 0;
        for (int row = 0; row < chosen[i].length; row++) {
          sum += chosen[i][row] * chosen[j][row];
        }
        r[i * count + j] = sum;
        r[j * count + i] = sum;
      }
    }
    return r;
  }
}
