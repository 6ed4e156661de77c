package io.causalgym.discovery.score;

import io.causalgym.dataset.Sample;
import io.causalgym.dataset.Variable;
import io.causalgym.discovery.search.DiscoveryException;
import java.util.Arrays;

/// The complete rows of a sample: discrete columns as bytes, continuous ones standardised.
final class MixedColumns {
  private final int rows;
  // Empty for a continuous variable, and the other way round.
  private final byte[][] codes;
  private final double[][] values;
  private final int[] levels;

  private MixedColumns(int rows, int size) {
    this.rows = rows;
    this.codes = new byte[size][];
    this.values = new double[size][];
    this.levels = new int[size];
  }

  static MixedColumns of(Sample sample) {
    CompleteRows complete = CompleteRows.of(sample, 3);
    MixedColumns columns = new MixedColumns(complete.count(), sample.size());
    for (int column = 0; column < sample.size(); column++) {
      Variable variable = sample.variables().get(column);
      if (variable.isDiscrete()) {
        columns.levels[column] = DiscreteColumns.levels(variable);
        columns.codes[column] = DiscreteColumns.bytes(sample.codes(column), complete);
        columns.values[column] = new double[0];
      } else {
        double[] values = sample.values(column);
        int count = complete.pack(values, 0, 0, values.length);
        columns.codes[column] = new byte[0];
        columns.values[column] = standardised(variable, Arrays.copyOf(values, count));
      }
    }
    return columns;
  }

  private static double[] standardised(Variable variable, double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double variance = 0;
    for (double value : values) {
      variance += (value - mean) * (value - mean) / values.length;
    }
    if (!(variance > mean * mean * 1e-24) || Double.isInfinite(variance)) {
      throw new DiscoveryException(
          "dataset",
          variable.name(),
          "'" + variable.name() + "' is constant or has values too large; leave it out");
    }
    double deviation = Math.sqrt(variance);
    for (int row = 0; row < values.length; row++) {
      values[row] = (values[row] - mean) / deviation;
    }
    return values;
  }

  int size() {
    return levels.length;
  }

  int rows() {
    return rows;
  }

  boolean discrete(int variable) {
    return levels[variable] > 0;
  }

  int levels(int variable) {
    return levels[variable];
  }

  byte[] codes(int variable) {
    return codes[variable];
  }

  double[] values(int variable) {
    return values[variable];
  }
}
