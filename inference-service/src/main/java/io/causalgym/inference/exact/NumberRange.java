package io.causalgym.inference.exact;

/// Binary logarithms between which the non-zero numbers of a table lie; `low` above `high` if all
/// are zero.
record NumberRange(double low, double high) {

  static NumberRange of(double[] values, int length) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (int cell = 0; cell < length; cell++) {
      double value = values[cell];
      most = Math.max(most, value);
      least = Math.min(least, value > 0 ? value : Double.POSITIVE_INFINITY);
    }
    return new NumberRange(log2(least), log2(most));
  }

  boolean allZero() {
    return low > high;
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }
}
