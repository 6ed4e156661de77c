package io.causalgym.inference.counterfactual;

import io.causalgym.inference.exact.CostEstimate;

/// What each engine would cost.
///
/// @param network of variable elimination on the twin network
/// @param enumeration evaluated equations, an upper bound that may be infinite
public record CounterfactualCost(CostEstimate network, double enumeration) {}
