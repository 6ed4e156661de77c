package io.causalgym.inference.exact;

import io.causalgym.model.Table;

/// The answer to P(query | do, evidence).
public sealed interface Posterior permits Posterior.Found, Impossible, TooWide {

  /// @param distribution over the variables asked for, in that order; sums to 1
  /// @param logEvidence natural logarithm of P(evidence | do)
  record Found(Table distribution, double logEvidence) implements Posterior {}
}
