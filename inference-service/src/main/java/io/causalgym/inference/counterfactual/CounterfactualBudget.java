package io.causalgym.inference.counterfactual;

import io.causalgym.inference.exact.Budget;

/// How much a counterfactual may cost; checked against estimates before anything is computed.
///
/// @param network for variable elimination on the twin network
/// @param enumeration evaluated equations at most
/// @param places variables that are evaluated, counted in every world apart, at most
public record CounterfactualBudget(Budget network, long enumeration, int places) {

  /// A few seconds of one core, and at most some 100 MB of worlds.
  public static final CounterfactualBudget DEFAULT =
      new CounterfactualBudget(Budget.DEFAULT, 1L << 29, 1 << 18);

  public CounterfactualBudget {
    if (enumeration < 1 || places < 1) {
      throw new IllegalArgumentException(
          "a budget is at least 1, not " + enumeration + ", " + places);
    }
  }
}
