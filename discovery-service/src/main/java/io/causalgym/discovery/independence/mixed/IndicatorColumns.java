package io.causalgym.discovery.independence.mixed;

import io.causalgym.dataset.MemorySample;
import io.causalgym.dataset.Sample;
import io.causalgym.dataset.Variable;
import io.causalgym.discovery.search.DiscoveryException;
import java.util.ArrayList;
import java.util.List;

/// Variables as numeric columns: a continuous one as it is, a discrete one as an indicator of each
/// level that occurs but the last; NaN where missing. Immutable.
final class IndicatorColumns {
  /// Indicators are 8 bytes a cell: more would not fit the memory of a search.
  private static final long MOST_CELLS = 1L << 28;

  private final double[][] columns;
  // By variable: where its columns start; one more for the end.
  private final int[] starts;
  private final boolean[] incomplete;

  private IndicatorColumns(double[][] columns, int[] starts, boolean[] incomplete) {
    this.columns = columns;
    this.starts = starts;
    this.incomplete = incomplete;
  }

  /// @throws DiscoveryException for a variable with one value, and for too many levels
  static IndicatorColumns of(Sample sample) {
    List<double[]> columns = new ArrayList<>();
    int[] starts = new int[sample.size() + 1];
    boolean[] incomplete = new boolean[sample.size()];
    for (int variable = 0; variable < sample.size(); variable++) {
      if (sample.variables().get(variable).isDiscrete()) {
        addIndicators(sample, variable, columns);
      } else {
        columns.add(varying(sample, variable));
      }
      starts[variable + 1] = columns.size();
      incomplete[variable] = sample.hasMissing(variable);
    }
    return new IndicatorColumns(columns.toArray(double[][]::new), starts, incomplete);
  }

  private static double[] varying(Sample sample, int variable) {
    double[] values = sample.values(variable);
    double first = Double.NaN;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        if (!Double.isNaN(first) && value != first) {
          return values;
        }
        first = value;
      }
    }
    throw constant(sample.variables().get(variable));
  }

  private static DiscoveryException constant(Variable variable) {
    return new DiscoveryException(
        "dataset",
        variable.name(),
        "the variable '" + variable.name() + "' has one value where it is known: leave it out");
  }

  private static void addIndicators(Sample sample, int variable, List<double[]> columns) {
    Variable description = sample.variables().get(variable);
    short[] codes = sample.codes(variable);
    boolean[] occurs = new boolean[description.levels().size()];
    int levels = 0;
    int last = 0;
    for (short code : codes) {
      if (code >= 0 && !occurs[code]) {
        occurs[code] = true;
        levels++;
        last = Math.max(last, code);
      }
    }
    if (levels < 2) {
      throw constant(description);
    }
    if ((long) (columns.size() + levels) * codes.length > MOST_CELLS) {
      throw new DiscoveryException(
          "dataset",
          description.name(),
          "'"
              + description.name()
              + "' has "
              + levels
              + " levels, which makes too many columns of"
              + " "
              + codes.length
              + " rows: merge levels or leave it out");
    }
    for (int level = 0; level < last; level++) {
      if (occurs[level]) {
        columns.add(indicator(codes, level));
      }
    }
  }

  private static double[] indicator(short[] codes, int level) {
    double[] column = new double[codes.length];
    for (int row = 0; row < codes.length; row++) {
      column[row] = codes[row] < 0 ? Double.NaN : codes[row] == level ? 1 : 0;
    }
    return column;
  }

  int size() {
    return incomplete.length;
  }

  int rows() {
    return columns[0].length;
  }

  int start(int variable) {
    return starts[variable];
  }

  int end(int variable) {
    return starts[variable + 1];
  }

  boolean incomplete(int variable) {
    return incomplete[variable];
  }

  double[] column(int at) {
    return columns[at];
  }

  /// All columns of the variables that have no missing values, and constants-to-be for the others,
  /// so that places agree.
  Sample complete() {
    MemorySample.Builder builder = new MemorySample.Builder(rows());
    double[] any = new double[rows()];
    any[0] = 1;
    for (int variable = 0; variable < size(); variable++) {
      for (int at = start(variable); at < end(variable); at++) {
        builder.continuous("" + at, incomplete[variable] ? any : columns[at]);
      }
    }
    return builder.build();
  }
}
