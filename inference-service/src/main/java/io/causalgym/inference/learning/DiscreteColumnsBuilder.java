package io.causalgym.inference.learning;

import io.causalgym.model.ModelException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Collects columns of equal length, or says what is wrong with one. Not thread-safe.
public final class DiscreteColumnsBuilder {
  private final int rows;
  private final Map<String, Integer> index = new LinkedHashMap<>();
  private final List<List<String>> states = new ArrayList<>();
  private final List<short[]> values = new ArrayList<>();

  DiscreteColumnsBuilder(int rows) {
    if (rows < 0) {
      throw new ModelException("rows", Integer.toString(rows), "there cannot be " + rows + " rows");
    }
    this.rows = rows;
  }

  /// Adds a column.
  ///
  /// @param labels of the states, distinct, at least one
  /// @param states by row, each an index of `labels` or {@link DiscreteColumns#MISSING}
  /// @throws ModelException if the name is there already or a value cannot be
  public DiscreteColumnsBuilder column(String name, List<String> labels, int[] states) {
    if (states.length != rows) {
      throw new ModelException(
          name,
          Integer.toString(states.length),
          "'"
              + name
              + "' has "
              + states.length
              + " values for "
              + rows
              + " rows; give one for each");
    }
    short[] narrow = new short[rows];
    for (int row = 0; row < rows; row++) {
      if (states[row] < DiscreteColumns.MISSING || states[row] >= labels.size()) {
        throw new ModelException(
            name + "[" + row + "]",
            Integer.toString(states[row]),
            "'"
                + name
                + "' has the state "
                + states[row]
                + " in row "
                + row
                + "; give 0 to "
                + (labels.size() - 1)
                + ", or -1 where it is missing");
      }
      narrow[row] = (short) states[row];
    }
    return add(name, labels, narrow);
  }

  /// Adds a column of which no value is known, with states `0`, `1`, ...
  ///
  /// @param card the number of states
  /// @throws ModelException if the name is there already or there are too many states or none
  public DiscreteColumnsBuilder latent(String name, int card) {
    int most = Math.min(card, DiscreteColumns.MOST_STATES + 1);
    short[] unknown = new short[rows];
    Arrays.fill(unknown, (short) DiscreteColumns.MISSING);
    return add(name, IntStream.range(0, most).mapToObj(Integer::toString).toList(), unknown);
  }

  /// Adds a column without copying its checked values.
  DiscreteColumnsBuilder add(String name, List<String> labels, short[] checked) {
    if (labels.isEmpty() || labels.size() > DiscreteColumns.MOST_STATES) {
      throw new ModelException(
          name,
          Integer.toString(labels.size()),
          "'" + name + "' needs 1 to " + DiscreteColumns.MOST_STATES + " states");
    }
    if (new HashSet<>(labels).size() < labels.size()) {
      throw new ModelException(
          name, labels.toString(), "'" + name + "' has a state twice; give distinct labels");
    }
    if (index.putIfAbsent(name, index.size()) != null) {
      throw new ModelException(name, name, "the column '" + name + "' is there twice; leave one");
    }
    if ((long) rows * index.size() > DiscreteColumns.MOST_CELLS) {
      throw new ModelException(
          "columns",
          name,
          "there are more than "
              + DiscreteColumns.MOST_CELLS
              + " values; leave rows or columns out");
    }
    states.add(List.copyOf(labels));
    values.add(checked);
    return this;
  }

  /// The columns.
  public DiscreteColumns build() {
    return new DiscreteColumns(
        rows, new LinkedHashMap<>(index), states, values.toArray(short[][]::new));
  }
}
