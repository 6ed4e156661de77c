package io.causalgym.numeric.kernel;

/// Factors and the columns that they multiply.
final class Terms {
  private final int[] columns;
  private final double[] factors;

  Terms(int[] columns, double[] factors) {
    this.columns = columns;
    this.factors = factors;
  }

  void addTo(double[] sum, double[][] of, int count) {
    for (int term = 0; term < columns.length; term++) {
      Columns.add(sum, factors[term], of[columns[term]], count);
    }
  }
}
