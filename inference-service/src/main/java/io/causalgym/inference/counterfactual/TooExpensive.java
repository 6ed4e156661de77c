package io.causalgym.inference.counterfactual;

/// No engine can answer within the budget; nothing was computed.
///
/// @param message one sentence with the estimates, the limits and the remedy
public record TooExpensive(CounterfactualCost estimate, String message)
    implements CounterfactualAnswer, Quantity, Attribution {}
