package io.causalgym.evaluation.scoring;

import io.causalgym.evaluation.statistics.Estimate;
import java.util.OptionalDouble;

/// What explains a model's score: how it states confidence, whether its answers agree with each
/// other, and what its sets and graphs are like.
///
/// @param confidence of choices
/// @param coherence of answers with each other, whatever is true
/// @param repeats of one question in other words
/// @param structures sets, graphs and classes
public record Diagnosis(
    Confidence confidence, Coherence coherence, Repeated repeats, Structures structures) {

  /// A mean with how many things it is of; without a value where there are none.
  public record Measured(Estimate estimate, long of) {
    OptionalDouble value() {
      return estimate.value();
    }
  }

  /// Of choices between two options with a stated confidence.
  ///
  /// @param brier mean (confidence - right)^2
  /// @param calibrationError over ten bins of equal mass
  public record Confidence(Measured brier, Measured calibrationError) {}

  /// Mean violations, 0 for answers that fit together.
  ///
  /// @param complement |P(claim) + P(not claim) - 1|
  /// @param bounds how far P(y | do(x)) lies outside what P(x) and the stated P(y | x) leave it
  /// @param secondRule |P(y | do(x)) - P(y | x)| where nothing confounds
  /// @param thirdRule how far beliefs move about what an intervention does not affect
  public record Coherence(
      Measured complement, Measured bounds, Measured secondRule, Measured thirdRule) {}

  /// Of probabilities of one question told in several ways, and of choices.
  ///
  /// @param naming variance due to names
  /// @param paraphrase variance due to wording
  /// @param sampling variance of samples of one prompt
  /// @param wording that of paraphrase and sampling together, which one sample shows
  /// @param flips share of pairs of choices that differ
  /// @param worst skill in doing when each question counts with its worst answer
  /// @param usual the same with the mean loss of its answers
  public record Repeated(
      Measured naming,
      Measured paraphrase,
      Measured sampling,
      Measured wording,
      Measured flips,
      Measured worst,
      Measured usual) {}

  /// @param validity share of adjustment sets that are valid, or rightly said not to exist
  /// @param minimality share of valid sets that are minimal
  /// @param jaccard overlap with the set asked for, or with the nearest valid one
  /// @param edgeDistance pairs of nodes joined otherwise than they should be
  /// @param entailment F1 of "valid"
  /// @param identifiability balanced accuracy, no answer counted as a wrong one
  /// @param abstentionCost what balanced accuracy loses by questions without an answer
  /// @param abstaining balanced accuracy of saying that there is no answer
  public record Structures(
      Measured validity,
      Measured minimality,
      Measured jaccard,
      Measured edgeDistance,
      Measured entailment,
      Measured identifiability,
      Measured abstentionCost,
      Measured abstaining) {}
}
