package io.causalgym.evaluation.scoring;

import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.Rung;
import io.causalgym.evaluation.statistics.Estimate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Everything that one model's stored answers say; what is not defined is absent.
///
/// @param causalScore 100 times the mean over rungs of the mean over families of their skill
/// @param answeredOnly the same from answered questions alone
/// @param skill of the do items of see-do pairs
/// @param families skill by family
/// @param rungs mean skill of the families of a rung
/// @param slope the intervention discrimination slope and its surroundings
/// @param confusion which strategy answers follow
/// @param beliefs accuracy and calibration of probabilities
/// @param consistency over names, wordings and samples
/// @param trajectories how beliefs move
/// @param diagnosis what explains the score
/// @param worldScores by world number, with the causal score as their mean
public record ModelScore(
    Estimate causalScore,
    Estimate answeredOnly,
    Estimate skill,
    Map<Family, PartScore> families,
    Map<Rung, PartScore> rungs,
    Slope slope,
    Confusion confusion,
    Beliefs beliefs,
    Consistency consistency,
    Trajectories trajectories,
    Diagnosis diagnosis,
    Map<Integer, Double> worldScores) {
  public ModelScore {
    families = Map.copyOf(families);
    rungs = Map.copyOf(rungs);
    worldScores = Map.copyOf(worldScores);
  }

  /// Skill in a part of the questions.
  ///
  /// @param questions how many were put
  /// @param answered how many have an answer
  public record PartScore(Estimate skill, long questions, long answered) {}

  /// @param value sum of (a_do - a_see) (t - o) over sum of (t - o)^2
  /// @param pairs with both answers
  /// @param incomplete pairs that lack one
  /// @param falseDiscrimination mean |a_do - a_see| in control worlds, where they should be equal
  /// @param full p-value of the slope being 1, which tells doing from seeing fully
  /// @param regression of a_do on 1, t and o: coefficients with their standard errors
  public record Slope(
      Estimate value,
      long pairs,
      long incomplete,
      Estimate falseDiscrimination,
      OptionalDouble full,
      List<Term> regression) {
    public Slope {
      regression = List.copyOf(regression);
    }
  }

  /// A coefficient of the decoy regression.
  ///
  /// @param hypothesis what it is for a model that answers with the truth
  /// @param p two-sided p-value of the hypothesis; errors are clustered by world
  public record Term(
      String name, double value, double standardError, double hypothesis, double p) {}

  /// Shares of answers that follow a strategy; the rows of a confusion matrix.
  ///
  /// @param askedDo of answers to questions about doing
  /// @param askedSee of answers to questions about seeing
  /// @param leak p-value of no answer to doing following the association, by likelihood ratio
  public record Confusion(
      Optional<Shares> askedDo, Optional<Shares> askedSee, OptionalDouble leak) {}

  /// One row.
  ///
  /// @param deviation of answers around their strategy, at most 0.05
  /// @param seeing share with an interval over worlds
  /// @param seldom p-value of {@link ConfusionClaims#SELDOM} following the association
  /// @param hard shares by nearness alone
  public record Shares(
      double doing,
      Estimate seeing,
      OptionalDouble seldom,
      Hard hard,
      double prior,
      double overAdjusted,
      double none,
      double deviation,
      long answers) {}

  /// Shares of answers within {@link Confusions#NEAR} of a strategy, less what a uniform answer has
  /// of them: 0 for such, 1 for one that follows the strategy.
  public record Hard(double doing, double seeing) {}

  /// Probabilities against the known ones.
  ///
  /// @param excessBrier mean (a - t)^2
  /// @param logRegret mean KL(t || a), a clipped to [0.005, 0.995]
  /// @param within2 share within 0.02 of the truth
  /// @param within5 share within 0.05
  /// @param reliability Murphy's, over ten bins of equal mass
  /// @param resolution Murphy's
  /// @param slope of t on a
  /// @param logitSlope of logit t on logit a, 1 for a calibrated model, below 1 for an
  ///   overconfident
  /// @param logitIntercept of the same line
  /// @param roundShare of answers that are multiples of 0.05
  /// @param distinctShare distinct answers by answers
  /// @param distinct answers
  public record Beliefs(
      long answers,
      OptionalDouble excessBrier,
      OptionalDouble logRegret,
      OptionalDouble meanAbsoluteError,
      OptionalDouble within2,
      OptionalDouble within5,
      OptionalDouble reliability,
      OptionalDouble resolution,
      OptionalDouble slope,
      OptionalDouble intercept,
      OptionalDouble logitSlope,
      OptionalDouble logitIntercept,
      OptionalDouble roundShare,
      OptionalDouble distinctShare,
      long distinct) {}

  /// How much answers to the same question differ.
  ///
  /// @param naming mean deviation over names
  /// @param wording over wordings in the same names
  /// @param sampling over samples of the same prompt
  public record Consistency(
      OptionalDouble naming, OptionalDouble wording, OptionalDouble sampling) {}

  /// @param excessBrier mean over steps and beliefs
  /// @param updateSlope sum of moved times should over sum of should^2
  /// @param directions share of moves in the right direction, where they should be 0.05 at least
  public record Trajectories(
      long steps,
      OptionalDouble excessBrier,
      OptionalDouble updateSlope,
      OptionalDouble directions) {}
}
