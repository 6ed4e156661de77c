package io.causalgym.inference.simulation;

import java.util.List;

/// Rows of states.
public non-sealed interface DiscreteSampler extends Sampler {

  /// The labels of the states of the variable in a column.
  List<String> states(int column);

  /// A source of rows for one thread.
  ///
  /// @param most rows that are asked for at once
  Rows open(int most);

  /// Computes rows; not thread-safe.
  @FunctionalInterface
  interface Rows {
    /// Writes rows `first .. first + count - 1` to the first `count` places of every column.
    void fill(long first, int count, int[][] columns);
  }
}
