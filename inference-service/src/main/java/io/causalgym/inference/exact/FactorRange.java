package io.causalgym.inference.exact;

/// Binary logarithms between which the non-zero numbers of a factor lie, kept up while the factor
/// changes.
final class FactorRange {
  /// The exponents of normal `double`s end at -1022 and 1023; the rest is for rounding.
  private static final double LIMIT = 1000;

  private double low;
  private double high;

  /// Of a factor of ones.
  FactorRange() {}

  /// Of a variable's mechanism.
  FactorRange(CompiledNetwork network, int variable) {
    low = network.low[variable];
    high = network.high[variable];
  }

  /// Whether the product with `other` stays within what a `double` can hold.
  boolean fits(FactorRange other) {
    return low + other.low >= -LIMIT && high + other.high <= LIMIT;
  }

  /// Whether this stays within what a `double` can hold.
  boolean fits() {
    return low >= -LIMIT && high <= LIMIT;
  }

  /// Takes 1 in: the bounds of a product of such ranges hold for products of some of its factors
  /// too, in any order.
  void widen() {
    low = Math.min(low, 0);
    high = Math.max(high, 0);
  }

  void multiply(FactorRange other) {
    low += other.low;
    high += other.high;
  }

  void sum(int terms) {
    high += Math.log(terms) / Math.log(2);
  }

  /// Measures a factor and divides it by the power of 2 that brings its largest number near 1.
  ///
  /// @return the exponent of that power
  int rescale(double[] values, int length) {
    NumberRange measured = NumberRange.of(values, length);
    if (measured.allZero()) {
      low = 0;
      high = 0;
      return 0;
    }
    int power = (int) Math.floor(measured.high());
    for (int cell = 0; cell < length; cell++) {
      values[cell] = Math.scalb(values[cell], -power);
    }
    low = measured.low() - power;
    high = measured.high() - power;
    return power;
  }
}
