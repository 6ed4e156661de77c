package io.causalgym.inference.simulation;

/// Rows of numbers.
public non-sealed interface ContinuousSampler extends Sampler {

  /// A source of rows for one thread.
  ///
  /// @param most rows that are asked for at once
  Rows open(int most);

  /// Computes rows; not thread-safe.
  @FunctionalInterface
  interface Rows {
    /// Writes rows `first .. first + count - 1` to the first `count` places of every column.
    void fill(long first, int count, double[][] columns);
  }
}
