package io.causalgym.inference.counterfactual;

import io.causalgym.inference.exact.CostEstimate;

/// What each engine would cost.
///
/// @param network of variable elimination on the twin network
/// @param enumeration visited noise states and evaluated equations, an upper bound, which may be
///   infinite
public record CounterfactualCost(CostEstimate network, double enumeration) {

  /// More than anything that is allowed.
  static final CounterfactualCost UNAFFORDABLE =
      new CounterfactualCost(
          new CostEstimate(Integer.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE),
          Double.POSITIVE_INFINITY);
}
