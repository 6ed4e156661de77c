package io.causalgym.evaluation.run;

import io.causalgym.contract.Estimated;
import io.causalgym.contract.EvaluatedModel;
import io.causalgym.contract.JsonText;
import io.causalgym.evaluation.item.Outcome;
import io.causalgym.evaluation.run.store.AnswerStore;
import io.causalgym.evaluation.run.store.EvaluationStore;
import io.causalgym.evaluation.scoring.ConfusionClaims;
import io.causalgym.evaluation.scoring.ModelScore;
import io.causalgym.evaluation.statistics.Comparisons;
import io.causalgym.evaluation.statistics.Estimate;
import io.causalgym.evaluation.statistics.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Scores in the words of the contract.
final class ScoreDocuments {
  private ScoreDocuments() {}

  /// @param claim that it confuses seeing with doing, where that can be tested
  /// @param planned questions to each model
  static EvaluatedModel of(
      EvaluationStore.StoredModel model,
      ModelScore score,
      Comparisons.Rank rank,
      List<AnswerStore.Tally> tallies,
      Optional<ConfusionClaims.Claim> claim,
      long planned) {
    EvaluatedModel counted = Counts.of(model, tallies, List.of());
    long answered =
        counted.outcomes().entrySet().stream()
            .filter(outcome -> !outcome.getKey().equals(Outcome.ERROR.text()))
            .mapToLong(Map.Entry::getValue)
            .sum();
    Map<String, EvaluatedModel.PartialScore> families = new TreeMap<>();
    score.families().forEach((family, part) -> families.put(family.text(), part(part)));
    Map<String, EvaluatedModel.PartialScore> rungs = new TreeMap<>();
    score.rungs().forEach((rung, part) -> rungs.put(String.valueOf(rung.number()), part(part)));
    return new EvaluatedModel(
        model.id(),
        estimated(score.causalScore()),
        new EvaluatedModel.RankRange(rank.best(), rank.worst()),
        estimated(score.skill()),
        estimated(score.slope().value()),
        calibration(score.beliefs()),
        families,
        rungs,
        counted.outcomes(),
        counted.tokens(),
        counted.costUsd(),
        counted.requests(),
        null,
        null,
        answered < planned ? new EvaluatedModel.Coverage(answered, planned) : null,
        new JsonText(metrics(score, claim)));
  }

  static @Nullable Estimated estimated(Estimate estimate) {
    if (estimate.value().isEmpty()) {
      return null;
    }
    return new Estimated(
        estimate.value().getAsDouble(),
        estimate.interval().map(Interval::lower).orElse(null),
        estimate.interval().map(Interval::upper).orElse(null));
  }

  private static EvaluatedModel.PartialScore part(ModelScore.PartScore part) {
    Estimated skill = estimated(part.skill());
    return skill == null
        ? new EvaluatedModel.PartialScore(null, null, null, part.questions())
        : new EvaluatedModel.PartialScore(
            skill.value(), skill.low(), skill.high(), part.questions());
  }

  private static EvaluatedModel.@Nullable CalibrationDocument calibration(
      ModelScore.Beliefs beliefs) {
    if (beliefs.reliability().isEmpty() || beliefs.resolution().isEmpty()) {
      return null;
    }
    return new EvaluatedModel.CalibrationDocument(
        beliefs.reliability().getAsDouble(),
        beliefs.resolution().getAsDouble(),
        orNull(beliefs.slope()),
        orNull(beliefs.intercept()),
        orNull(beliefs.logitSlope()),
        orNull(beliefs.logitIntercept()),
        beliefs.answers());
  }

  private static @Nullable Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  /// The rest of the scores; what is absent is left out.
  private static String metrics(ModelScore score, Optional<ConfusionClaims.Claim> claim) {
    Map<String, Object> all = new LinkedHashMap<>();
    put(all, "answeredOnly", estimated(score.answeredOnly()));
    all.put("pairs", score.slope().pairs());
    all.put("incompletePairs", score.slope().incomplete());
    put(all, "falseDiscrimination", estimated(score.slope().falseDiscrimination()));
    all.put("decoyRegression", regression(score.slope().regression()));
    confusion(all, score.confusion());
    claim.ifPresent(of -> all.put("confusesSeeingWithDoing", claim(of)));
    beliefs(all, score.beliefs());
    put(all, "deviationOverNames", orNull(score.consistency().naming()));
    put(all, "deviationOverWordings", orNull(score.consistency().wording()));
    put(all, "deviationOverSamples", orNull(score.consistency().sampling()));
    all.put("trajectorySteps", score.trajectories().steps());
    put(all, "trajectoryExcessBrier", orNull(score.trajectories().excessBrier()));
    put(all, "updateSlope", orNull(score.trajectories().updateSlope()));
    put(all, "updateDirections", orNull(score.trajectories().directions()));
    all.putAll(DiagnosisDocuments.of(score.diagnosis()));
    return EvaluationHandler.text(all);
  }

  private static Map<String, Object> regression(List<ModelScore.Term> terms) {
    Map<String, Object> regression = new LinkedHashMap<>();
    for (ModelScore.Term term : terms) {
      Map<String, Object> of = new LinkedHashMap<>();
      of.put("value", term.value());
      of.put("standardError", term.standardError());
      of.put("hypothesis", term.hypothesis());
      of.put("p", term.p());
      regression.put(term.name(), of);
    }
    return regression;
  }

  private static Map<String, Object> claim(ConfusionClaims.Claim claim) {
    Map<String, Object> of = new LinkedHashMap<>();
    of.put("claimed", claim.made());
    of.put("p", claim.p());
    of.put("pAdjusted", claim.adjusted());
    return of;
  }

  private static void confusion(Map<String, Object> all, ModelScore.Confusion confusion) {
    confusion.askedDo().ifPresent(shares -> all.put("askedDo", shares(shares)));
    confusion.askedSee().ifPresent(shares -> all.put("askedSee", shares(shares)));
    put(all, "leakP", orNull(confusion.leak()));
  }

  private static Map<String, Object> shares(ModelScore.Shares shares) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("do", shares.doing());
    put(row, "see", estimated(shares.seeing()));
    row.put("prior", shares.prior());
    row.put("overAdjusted", shares.overAdjusted());
    row.put("none", shares.none());
    row.put("deviation", shares.deviation());
    row.put("answers", shares.answers());
    row.put("near", Map.of("do", shares.hard().doing(), "see", shares.hard().seeing()));
    return row;
  }

  private static void beliefs(Map<String, Object> all, ModelScore.Beliefs beliefs) {
    put(all, "excessBrier", orNull(beliefs.excessBrier()));
    put(all, "logRegret", orNull(beliefs.logRegret()));
    put(all, "meanAbsoluteError", orNull(beliefs.meanAbsoluteError()));
    put(all, "within0.02", orNull(beliefs.within2()));
    put(all, "within0.05", orNull(beliefs.within5()));
    put(all, "roundShare", orNull(beliefs.roundShare()));
    put(all, "distinctShare", orNull(beliefs.distinctShare()));
    all.put("distinctAnswers", beliefs.distinct());
  }

  private static void put(Map<String, Object> all, String name, @Nullable Object value) {
    if (value != null) {
      all.put(name, value);
    }
  }
}
