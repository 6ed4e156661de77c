package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One model of an evaluation; what is not defined is absent.
///
/// @param causalScore 0 for guessing and 100 for right throughout
/// @param rank from 1; with simultaneous comparisons no better and no worse than these
/// @param skill of the see-do pairs' do items, against the best answer that is not causal
/// @param interventionSlope 1 if doing is told from seeing, 0 if not, -1 if they are swapped
/// @param byFamily by the name of the family
/// @param byRung by 1, 2 and 3
/// @param outcomes how many questions ended in which way
/// @param costUsd absent where the price is not known
/// @param addedLatencyMillis what this system added to the provider's time and to waits on purpose
/// @param stopped why the model was not asked further, if so
/// @param partial of scores that do not rest on all questions: how many they rest on
/// @param metrics everything else, as docs/evaluation.md lists it
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvaluatedModel(
    String id,
    @Nullable Estimated causalScore,
    @Nullable RankRange rank,
    @Nullable Estimated skill,
    @Nullable Estimated interventionSlope,
    @Nullable CalibrationDocument calibration,
    Map<String, PartialScore> byFamily,
    Map<String, PartialScore> byRung,
    Map<String, Long> outcomes,
    TokenCounts tokens,
    @Nullable Double costUsd,
    long requests,
    @Nullable LatencyDocument addedLatencyMillis,
    @Nullable String stopped,
    @Nullable Coverage partial,
    @Nullable JsonText metrics) {
  public EvaluatedModel {
    byFamily = Require.inOrder(byFamily);
    byRung = Require.inOrder(byRung);
    outcomes = Require.inOrder(outcomes);
  }

  /// The places that a model may truly have.
  public record RankRange(int best, int worst) {}

  /// Calibration of stated probabilities against the known ones.
  ///
  /// @param reliability Murphy's, 0 for a calibrated model
  /// @param resolution Murphy's, larger for a model that tells cases apart
  /// @param slope of the known probabilities on the stated ones
  /// @param logitSlope the same in log odds: 1 if calibrated, below 1 if overconfident
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record CalibrationDocument(
      double reliability,
      double resolution,
      @Nullable Double slope,
      @Nullable Double intercept,
      @Nullable Double logitSlope,
      @Nullable Double logitIntercept,
      long answers) {}

  /// The score of a part of the questions.
  ///
  /// @param score 1 for right throughout, 0 for guessing
  /// @param items how many
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record PartialScore(
      @Nullable Double score, @Nullable Double low, @Nullable Double high, long items) {}

  /// @param answered questions that came back, whatever was in the reply
  /// @param planned questions of the evaluation; about, where it ended before all were written
  public record Coverage(long answered, long planned) {}

  /// Quantiles in milliseconds.
  public record LatencyDocument(double p50, double p95, double p99) {}
}
