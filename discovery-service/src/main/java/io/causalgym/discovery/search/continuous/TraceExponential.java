package io.causalgym.discovery.search.continuous;

/// `h(W) = tr exp(W o W) - n`, 0 if and only if the weights have no directed cycle, else positive.
///
/// Source: Zheng et al. (2018, zheng2018dags), Theorem 1.
final class TraceExponential {
  private final int size;
  private final MatrixExponential exponential;
  private final double[] squares;
  private final double[] result;

  TraceExponential(int size) {
    this.size = size;
    this.exponential = new MatrixExponential(size);
    this.squares = new double[size * size];
    this.result = new double[size * size];
  }

  /// The value; {@link #addGradient} is of the same weights then.
  double at(double[] weights) {
    for (int at = 0; at < squares.length; at++) {
      squares[at] = weights[at] * weights[at];
    }
    exponential.of(squares, result);
    return SquareMatrices.trace(result, size) - size;
  }

  /// Adds `factor` times the gradient `2 exp(W o W)^T o W`.
  void addGradient(double[] weights, double factor, double[] gradient) {
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        int at = i * size + j;
        gradient[at] += factor * 2 * result[j * size + i] * weights[at];
      }
    }
  }
}
