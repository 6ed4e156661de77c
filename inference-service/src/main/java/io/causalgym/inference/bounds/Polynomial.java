package io.causalgym.inference.bounds;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A probability, or a sum of some with weights, as a function of the probabilities of response
/// types: a constant, and for each product of pattern probabilities of different polytopes its
/// weight.
final class Polynomial {
  private final Map<List<Requirement>, Double> weights = new LinkedHashMap<>();
  private double constant;

  /// @param product at most one requirement for each block, blocks ascending; none for a constant
  Polynomial add(double weight, List<Requirement> product) {
    if (product.isEmpty()) {
      constant += weight;
    } else if (weight != 0) {
      weights.merge(product, weight, Double::sum);
    }
    return this;
  }

  /// Adds a multiple of another one to this.
  Polynomial add(double factor, Polynomial other) {
    constant += factor * other.constant;
    other.weights.forEach((product, weight) -> add(factor * weight, product));
    return this;
  }

  double constant() {
    return constant;
  }

  Map<List<Requirement>, Double> weights() {
    return weights;
  }

  /// Whether no type matters.
  boolean isConstant() {
    return weights.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Polynomial polynomial
        && constant == polynomial.constant
        && weights.equals(polynomial.weights);
  }

  @Override
  public int hashCode() {
    return Objects.hash(weights, constant);
  }
}
