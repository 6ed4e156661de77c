package io.causalgym.discovery.independence.mixed;

import io.causalgym.dataset.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/// The columns of a sample as they are, in memory; immutable.
final class MixedColumns {
  private final double[][] values;
  private final short[][] codes;
  private final int rows;

  private MixedColumns(double[][] values, short[][] codes, int rows) {
    this.values = values;
    this.codes = codes;
    this.rows = rows;
  }

  static MixedColumns of(Sample sample) {
    double[][] values = new double[sample.size()][0];
    short[][] codes = new short[sample.size()][0];
    for (int variable = 0; variable < sample.size(); variable++) {
      if (sample.variables().get(variable).isDiscrete()) {
        codes[variable] = sample.codes(variable);
      } else {
        values[variable] = sample.values(variable);
      }
    }
    return new MixedColumns(values, codes, sample.rows());
  }

  int size() {
    return values.length;
  }

  boolean discrete(int variable) {
    return values[variable].length == 0;
  }

  double value(int variable, int row) {
    return values[variable][row];
  }

  short code(int variable, int row) {
    return codes[variable][row];
  }

  private boolean known(int variable, int row) {
    return discrete(variable)
        ? codes[variable][row] != Sample.MISSING
        : !Double.isNaN(values[variable][row]);
  }

  /// The rows in which all variables are known, by combination of the discrete ones of `given`.
  List<int[]> strata(int x, int y, int[] given) {
    int[] discrete = Arrays.stream(given).filter(this::discrete).toArray();
    int[] kept = new int[rows];
    int count = 0;
    for (int row = 0; row < rows; row++) {
      boolean all = known(x, row) && known(y, row);
      for (int variable : given) {
        all &= known(variable, row);
      }
      if (all) {
        kept[count++] = row;
      }
    }
    return split(discrete, Arrays.copyOf(kept, count));
  }

  /// Rows by the levels of some variables, in their order.
  List<int[]> split(int[] discrete, int[] of) {
    if (discrete.length == 0) {
      return List.of(of);
    }
    TreeMap<short[], Rows> strata = new TreeMap<>(Arrays::compare);
    for (int row : of) {
      short[] key = new short[discrete.length];
      for (int i = 0; i < key.length; i++) {
        key[i] = codes[discrete[i]][row];
      }
      strata.computeIfAbsent(key, levels -> new Rows()).add(row);
    }
    return strata.values().stream().map(Rows::toArray).toList();
  }

  private static final class Rows {
    private int[] rows = new int[16];
    private int count;

    void add(int row) {
      rows = count == rows.length ? Arrays.copyOf(rows, 2 * count) : rows;
      rows[count++] = row;
    }

    int[] toArray() {
      return Arrays.copyOf(rows, count);
    }
  }
}
