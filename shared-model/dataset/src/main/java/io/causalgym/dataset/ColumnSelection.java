package io.causalgym.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Some columns of another sample, in an order of their own; nothing is copied.
public final class ColumnSelection implements Sample {
  private final Sample sample;
  private final int[] columns;
  private final List<Variable> variables;

  /// @throws IllegalArgumentException if a name is unknown or named twice
  public ColumnSelection(Sample sample, List<String> names) {
    this.sample = sample;
    this.columns = new int[names.size()];
    List<String> known = sample.variables().stream().map(Variable::name).toList();
    Map<String, Integer> positions = new HashMap<>();
    for (int column = 0; column < known.size(); column++) {
      positions.put(known.get(column), column);
    }
    List<Variable> chosen = new ArrayList<>();
    for (String name : names) {
      Integer at = positions.remove(name);
      if (at == null) {
        throw new IllegalArgumentException(
            "'" + name + "' is no column of the dataset, or is named twice");
      }
      columns[chosen.size()] = at;
      chosen.add(sample.variables().get(at));
    }
    this.variables = List.copyOf(chosen);
  }

  @Override
  public List<Variable> variables() {
    return variables;
  }

  @Override
  public int rows() {
    return sample.rows();
  }

  @Override
  public boolean hasMissing(int column) {
    return sample.hasMissing(columns[column]);
  }

  @Override
  public void read(int column, int from, int count, double[] into, int at) {
    sample.read(columns[column], from, count, into, at);
  }

  @Override
  public void read(int column, int from, int count, short[] into, int at) {
    sample.read(columns[column], from, count, into, at);
  }
}
