package io.causalgym.inference.learning;

import java.util.List;
import java.util.Map;

/// Immutable rows of discrete variables, column by column; a value is the index of a state, or
/// {@link #MISSING}.
public final class DiscreteColumns {

  /// Stands for a value that is not there.
  public static final int MISSING = -1;

  /// Rows times columns at most.
  public static final long MOST_CELLS = 50_000_000;

  /// States of one column at most.
  public static final int MOST_STATES = 10_000;

  private final int rows;
  private final Map<String, Integer> index;
  private final List<List<String>> states;

  // 10 000 states fit, and half the memory of integers holds them.
  private final short[][] values;

  DiscreteColumns(
      int rows, Map<String, Integer> index, List<List<String>> states, short[][] values) {
    this.rows = rows;
    this.index = index;
    this.states = List.copyOf(states);
    this.values = values;
  }

  /// Starts columns of so many rows; see {@link DiscreteColumnsBuilder}.
  public static DiscreteColumnsBuilder builder(int rows) {
    return new DiscreteColumnsBuilder(rows);
  }

  /// The number of rows.
  public int rows() {
    return rows;
  }

  /// The number of columns.
  public int size() {
    return values.length;
  }

  /// The names in the order of the indices.
  public List<String> names() {
    return List.copyOf(index.keySet());
  }

  /// The column called `name`, or -1.
  public int find(String name) {
    return index.getOrDefault(name, -1);
  }

  /// The labels of the states, in order.
  public List<String> states(int column) {
    return states.get(column);
  }

  /// The number of states.
  public int card(int column) {
    return states.get(column).size();
  }

  /// The state in that row, or {@link #MISSING}.
  public int value(int column, int row) {
    return values[column][row];
  }

  /// How many values of a column are missing; `O(rows)`.
  public int missing(int column) {
    int missing = 0;
    for (short value : values[column]) {
      missing += value < 0 ? 1 : 0;
    }
    return missing;
  }

  @Override
  public String toString() {
    return rows + " rows of " + index.keySet();
  }
}
