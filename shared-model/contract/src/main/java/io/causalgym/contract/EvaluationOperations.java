package io.causalgym.contract;

import java.util.List;

/// What the evaluation service answers.
public final class EvaluationOperations {
  /// Starts an evaluation. Asking twice starts two: they cost money.
  public static final Operation<EvaluationQuery, EvaluationStarted> EVALUATE =
      new Operation<>("evaluations", EvaluationQuery.class, EvaluationStarted.class, false);

  /// Puts one question to one model. Asking twice may cost twice, so a lost call is not repeated.
  public static final Operation<EvaluateQuery, EvaluateAnswer> ASK =
      new Operation<>("evaluate", EvaluateQuery.class, EvaluateAnswer.class, false);

  /// What an evaluation would take.
  public static final Operation<EvaluationQuery, EvaluationEstimate> ESTIMATE =
      new Operation<>(
          "evaluations.estimate", EvaluationQuery.class, EvaluationEstimate.class, true);

  public static final Operation<EvaluationsQuery, EvaluationsAnswer> EVALUATIONS =
      new Operation<>("evaluations.list", EvaluationsQuery.class, EvaluationsAnswer.class, true);

  public static final Operation<EvaluationReference, EvaluationDocument> EVALUATION =
      new Operation<>(
          "evaluations.read", EvaluationReference.class, EvaluationDocument.class, true);

  /// Deletes an evaluation that has ended.
  public static final Operation<EvaluationReference, EvaluationDeleted> DELETE_EVALUATION =
      new Operation<>(
          "evaluations.delete", EvaluationReference.class, EvaluationDeleted.class, false);

  public static final Operation<EvaluationItemsQuery, EvaluationItemsAnswer> ITEMS =
      new Operation<>(
          "evaluations.items", EvaluationItemsQuery.class, EvaluationItemsAnswer.class, true);

  /// Goes on with an evaluation that ended early.
  public static final Operation<EvaluationResumeQuery, EvaluationStarted> RESUME =
      new Operation<>(
          "evaluations.resume", EvaluationResumeQuery.class, EvaluationStarted.class, true);

  /// Pauses an evaluation, lets it go on, or changes its limits while it runs.
  public static final Operation<EvaluationTuneQuery, EvaluationDocument> TUNE =
      new Operation<>(
          "evaluations.tune", EvaluationTuneQuery.class, EvaluationDocument.class, true);

  public static final Operation<EvaluationExportQuery, TextPart> EXPORT =
      new Operation<>("evaluations.export", EvaluationExportQuery.class, TextPart.class, true);

  /// The questions of a suite, as JSON lines.
  public static final Operation<SuiteItemsQuery, TextPart> SUITE_ITEMS =
      new Operation<>("suites.items", SuiteItemsQuery.class, TextPart.class, true);

  public static final Operation<LeaderboardQuery, LeaderboardAnswer> LEADERBOARD =
      new Operation<>("leaderboard", LeaderboardQuery.class, LeaderboardAnswer.class, true);

  /// Starts a job that follows one model's beliefs about one world.
  public static final Operation<ExperimentQuery, JobStarted> EXPERIMENT =
      new Operation<>("experiments", ExperimentQuery.class, JobStarted.class, false);

  /// The reference models.
  public static final Operation<ReferenceQuery, ReferenceAnswer> REFERENCE =
      new Operation<>("reference", ReferenceQuery.class, ReferenceAnswer.class, true);

  public static final List<Operation<?, ?>> ALL =
      List.of(
          EVALUATE,
          ASK,
          ESTIMATE,
          EVALUATIONS,
          EVALUATION,
          DELETE_EVALUATION,
          ITEMS,
          RESUME,
          TUNE,
          EXPORT,
          SUITE_ITEMS,
          LEADERBOARD,
          EXPERIMENT,
          REFERENCE);

  private EvaluationOperations() {}
}
