package io.causalgym.inference.exact;

/// Numbers with a common factor `exp(logScale)`.
final class Scaled {
  final double[] values;
  final double logScale;

  Scaled(double[] values, double logScale) {
    this.values = values;
    this.logScale = logScale;
  }

  double total() {
    double total = 0;
    for (double value : values) {
      total += value;
    }
    return total;
  }
}
