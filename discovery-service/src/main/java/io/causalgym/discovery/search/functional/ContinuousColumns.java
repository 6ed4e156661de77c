package io.causalgym.discovery.search.functional;

import io.causalgym.dataset.Sample;
import io.causalgym.dataset.Variable;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.SearchControl;
import java.util.Arrays;
import java.util.List;

/// The columns of a sample of continuous variables, without the rows in which a value is missing
/// (listwise deletion), centred.
///
/// Rests on values being missing completely at random; otherwise what is left may be selected.
public final class ContinuousColumns {
  private final List<String> names;
  private final double[][] columns;
  private final double[] deviations;
  private final int dropped;

  private ContinuousColumns(List<String> names, double[][] columns, int dropped) {
    this.names = names;
    this.columns = columns;
    this.dropped = dropped;
    this.deviations = new double[columns.length];
    for (int column = 0; column < columns.length; column++) {
      deviations[column] = centre(columns[column], names.get(column));
    }
  }

  /// @throws DiscoveryException if a column is discrete, constant or infinite somewhere, or if
  ///   fewer complete rows are left than variables plus two
  public static ContinuousColumns of(Sample sample) {
    List<String> names = sample.variables().stream().map(Variable::name).toList();
    double[][] columns = new double[sample.size()][];
    for (int column = 0; column < columns.length; column++) {
      columns[column] = continuous(sample, column);
    }
    int complete = packComplete(columns, sample.rows());
    if (complete < columns.length + 2) {
      throw new DiscoveryException(
          "dataset",
          Integer.toString(complete),
          complete
              + " rows without missing values are too few for "
              + columns.length
              + " variables; give at least "
              + (columns.length + 2)
              + " or fewer variables");
    }
    if (complete < sample.rows()) {
      for (int column = 0; column < columns.length; column++) {
        columns[column] = Arrays.copyOf(columns[column], complete);
      }
    }
    return new ContinuousColumns(names, columns, sample.rows() - complete);
  }

  /// The numbers of a column, missing ones NaN.
  ///
  /// @throws DiscoveryException if it is discrete
  public static double[] continuous(Sample sample, int column) {
    Variable variable = sample.variables().get(column);
    if (variable.isDiscrete()) {
      throw new DiscoveryException(
          "dataset",
          variable.name(),
          "'"
              + variable.name()
              + "' is discrete and this search needs numbers on a scale; leave the column out or"
              + " declare it continuous");
    }
    return sample.values(column);
  }

  /// Moves the complete rows to the front of each column; how many there are.
  private static int packComplete(double[][] columns, int rows) {
    int complete = 0;
    for (int row = 0; row < rows; row++) {
      boolean missing = false;
      for (double[] column : columns) {
        missing |= Double.isNaN(column[row]);
      }
      if (!missing) {
        for (double[] column : columns) {
          column[complete] = column[row];
        }
        complete++;
      }
    }
    return complete;
  }

  private static double centre(double[] column, String name) {
    double sum = 0;
    for (double value : column) {
      sum += value;
    }
    double mean = sum / column.length;
    double squares = 0;
    double largest = 0;
    for (int row = 0; row < column.length; row++) {
      largest = Math.max(largest, Math.abs(column[row]));
      column[row] -= mean;
      squares += column[row] * column[row];
    }
    if (!Double.isFinite(squares)) {
      throw new DiscoveryException(
          "dataset",
          name,
          "'" + name + "' has infinite or too large values; mark them as missing or scale it");
    }
    double deviation = Math.sqrt(squares / column.length);
    // Below this the differences are rounding errors of the values.
    if (deviation <= 1e-13 * largest) {
      throw new DiscoveryException(
          "dataset", name, "'" + name + "' is constant in the rows used; leave the column out");
    }
    return deviation;
  }

  public List<String> names() {
    return names;
  }

  /// The number of variables.
  public int size() {
    return columns.length;
  }

  /// Complete rows.
  public int rows() {
    return columns[0].length;
  }

  /// Rows left out as a value is missing.
  public int dropped() {
    return dropped;
  }

  /// The centred values divided by `scale`, a copy.
  double[] scaled(int column, double scale) {
    double[] values = columns[column].clone();
    for (int row = 0; row < values.length; row++) {
      values[row] /= scale;
    }
    return values;
  }

  /// The centred values with variance one, a copy.
  public double[] standardised(int column) {
    return scaled(column, deviations[column]);
  }

  /// The covariances, divisor `rows`, row after row; `O(n^2 m)`. Zeros where the deadline passed
  /// before.
  public double[] covariance(SearchControl control) {
    int size = size();
    double[] covariance = new double[size * size];
    control
        .loop()
        .run(
            size,
            () -> covariance,
            (into, a) -> {
              for (int b = 0; b <= a && !control.deadline().passed(); b++) {
                double value = dot(columns[a], columns[b]) / rows();
                into[a * size + b] = value;
                into[b * size + a] = value;
              }
            });
    return covariance;
  }

  /// The correlations, row after row, with ones on the diagonal.
  public double[] correlation(SearchControl control) {
    int size = size();
    double[] correlation = covariance(control);
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < size; b++) {
        correlation[a * size + b] =
            a == b ? 1 : correlation[a * size + b] / (deviations[a] * deviations[b]);
      }
    }
    return correlation;
  }

  // Four sums at a time, as one would wait for each addition.
  static double dot(double[] x, double[] y) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int row = 0;
    for (; row + 3 < x.length; row += 4) {
      a += x[row] * y[row];
      b += x[row + 1] * y[row + 1];
      c += x[row + 2] * y[row + 2];
      d += x[row + 3] * y[row + 3];
    }
    for (; row < x.length; row++) {
      a += x[row] * y[row];
    }
    return a + b + (c + d);
  }
}
