package io.causalgym.dataset;

import java.util.ArrayList;
import java.util.List;

/// A sample whose columns are arrays.
public final class MemorySample implements Sample {
  private final List<Variable> variables;
  private final int rows;
  // A double[] or a short[] for each variable.
  private final Object[] columns;
  private final boolean[] missing;

  private MemorySample(List<Variable> variables, int rows, Object[] columns) {
    this.variables = List.copyOf(variables);
    this.rows = rows;
    this.columns = columns;
    this.missing = new boolean[columns.length];
    for (int column = 0; column < columns.length; column++) {
      missing[column] = anyMissing(columns[column]);
    }
  }

  /// Collects columns; each array must be left alone afterwards.
  public static final class Builder {
    private final int rows;
    private final List<Variable> variables = new ArrayList<>();
    private final List<Object> columns = new ArrayList<>();

    public Builder(int rows) {
      this.rows = rows;
    }

    /// @param values NaN where missing
    public Builder continuous(String name, double[] values) {
      return add(Variable.continuous(name), values, values.length);
    }

    /// @param codes of `levels`, {@link Sample#MISSING} where missing
    public Builder discrete(String name, List<String> levels, short[] codes) {
      return add(Variable.discrete(name, levels), codes, codes.length);
    }

    private Builder add(Variable variable, Object column, int length) {
      if (length != rows) {
        throw new IllegalArgumentException(
            "'" + variable.name() + "' has " + length + " values, the sample " + rows + " rows");
      }
      variables.add(variable);
      columns.add(column);
      return this;
    }

    public MemorySample build() {
      return new MemorySample(variables, rows, columns.toArray());
    }
  }

  /// A copy in memory of some rows of another sample, in the given order, repeated where the list
  /// repeats them: a bootstrap replicate, a subsample, or the rows without missing values.
  public static MemorySample ofRows(Sample sample, int[] rows) {
    Builder builder = new Builder(rows.length);
    for (int column = 0; column < sample.size(); column++) {
      Variable variable = sample.variables().get(column);
      if (variable.isDiscrete()) {
        short[] all = codes(sample, column);
        short[] taken = new short[rows.length];
        for (int i = 0; i < rows.length; i++) {
          taken[i] = all[rows[i]];
        }
        builder.discrete(variable.name(), variable.levels(), taken);
      } else {
        double[] all = values(sample, column);
        double[] taken = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
          taken[i] = all[rows[i]];
        }
        builder.continuous(variable.name(), taken);
      }
    }
    return builder.build();
  }

  // Without the copy where the sample is in memory.
  private static double[] values(Sample sample, int column) {
    return sample instanceof MemorySample memory
        ? (double[]) memory.columns[column]
        : sample.values(column);
  }

  private static short[] codes(Sample sample, int column) {
    return sample instanceof MemorySample memory
        ? (short[]) memory.columns[column]
        : sample.codes(column);
  }

  private static boolean anyMissing(Object column) {
    if (column instanceof short[] codes) {
      for (short code : codes) {
        if (code == MISSING) {
          return true;
        }
      }
      return false;
    }
    for (double value : (double[]) column) {
      if (Double.isNaN(value)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public List<Variable> variables() {
    return variables;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public boolean hasMissing(int column) {
    return missing[column];
  }

  @Override
  public void read(int column, int from, int count, double[] into, int at) {
    System.arraycopy(columns[column], from, into, at, count);
  }

  @Override
  public void read(int column, int from, int count, short[] into, int at) {
    System.arraycopy(columns[column], from, into, at, count);
  }
}
