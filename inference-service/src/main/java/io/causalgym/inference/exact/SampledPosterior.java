package io.causalgym.inference.exact;

import io.causalgym.model.Table;

/// The answer of {@link ImportanceSampling} to P(query | do, evidence).
public sealed interface SampledPosterior {

  /// @param distribution estimates over the variables asked for, in that order; sums to 1
  /// @param standardErrors of each cell. Undefined (`NaN`) where no sample, or every one, fell into
  ///   the cell, so that its error is not known; 0 where the conditions settle it
  /// @param logEvidence natural logarithm of the estimate of P(evidence | do)
  /// @param evidenceError standard error of that estimate, relative to it, and so about that of
  ///   `logEvidence`
  /// @param effectiveSampleSize how many independent samples would tell as much (Kong 1992,
  ///   kong1992note); errors are not to be trusted where it is small
  /// @param samples that were drawn
  record Estimated(
      Table distribution,
      Table standardErrors,
      double logEvidence,
      double evidenceError,
      double effectiveSampleSize,
      long samples)
      implements SampledPosterior {}

  /// Nothing can be said: the evidence has probability 0, or no sample met it.
  record Unsupported(String reason) implements SampledPosterior {}
}
