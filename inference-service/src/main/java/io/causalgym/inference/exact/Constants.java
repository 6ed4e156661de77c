package io.causalgym.inference.exact;

/// The mechanisms that conditions have narrowed to one number each.
final class Constants {
  private Constants() {}

  /// Natural logarithm of their product, without underflow.
  static double logProduct(int[] variables, Grounding grounding) {
    double sum = 0;
    double product = 1;
    for (int variable : variables) {
      double number = grounding.network.tables[variable][grounding.offset(variable)];
      if (number < 1e-100 || product < 1e-100) {
        sum += Math.log(product);
        product = 1;
      }
      if (number < 1e-100) {
        sum += Math.log(number);
      } else {
        product *= number;
      }
    }
    return sum + Math.log(product);
  }
}
