package io.causalgym.numeric.backend;

/// Sums of products of all pairs of columns, block of rows after block. For one thread.
public interface CrossProducts extends AutoCloseable {

  /// Adds a block.
  ///
  /// @param block column `c` has its rows at `c * stride`; rows up to the next multiple of {@link
  ///   io.causalgym.numeric.kernel.Gram#LANES} must be 0
  /// @param rows at least 0
  void add(double[] block, int stride, int rows);

  /// Adds what was collected to the lower triangle of a matrix by rows, the diagonal included.
  void addTo(double[] sums);

  /// Lets go of what is held; without effect if that was done.
  @Override
  void close();
}
