package io.causalgym.evaluation.service;

import io.causalgym.client.Json;
import io.causalgym.contract.EvaluatedModel;
import io.causalgym.contract.EvaluationDocument;
import io.causalgym.contract.EvaluationQuery;
import io.causalgym.contract.JobProgressDocument;
import io.causalgym.contract.JobStateName;
import io.causalgym.contract.JsonText;
import io.causalgym.contract.ModelComparison;
import io.causalgym.evaluation.run.Counts;
import io.causalgym.evaluation.run.store.AnswerStore;
import io.causalgym.evaluation.run.store.Evaluation;
import io.causalgym.evaluation.run.store.EvaluationStore;
import io.causalgym.runtime.jobs.Job;
import io.causalgym.runtime.jobs.JobState;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Evaluations in the words of the contract.
final class EvaluationDocuments {
  private EvaluationDocuments() {}

  /// @param job absent once it is kept no longer: then it is over
  static EvaluationDocument of(
      Evaluation evaluation,
      Optional<Job> job,
      List<EvaluationStore.StoredModel> models,
      List<AnswerStore.Tally> tallies,
      List<AnswerStore.Latency> latencies) {
    EvaluationQuery query = query(evaluation);
    boolean open = evaluation.hidden() && evaluation.finishedAt().isEmpty();
    return new EvaluationDocument(
        evaluation.id(),
        evaluation.job(),
        job.map(found -> state(found.state())).orElse(JobStateName.SUCCEEDED),
        progress(job),
        evaluation.paused(),
        evaluation.createdAt().toString(),
        evaluation.finishedAt().map(Object::toString).orElse(null),
        Objects.requireNonNull(query.suite(), "the record fills in the default"),
        evaluation.hidden() ? HiddenSeed.commitment(evaluation.seed(), evaluation.salt()) : null,
        evaluation.hidden() && !open
            ? HiddenSeed.reveal(evaluation.seed(), evaluation.salt())
            : null,
        Objects.requireNonNull(query.samples(), "the record fills in the default"),
        evaluation.dropped(),
        evaluation.budget().orElse(null),
        models.stream().map(model -> model(model, tallies, latencies)).toList(),
        evaluation.comparisons().map(EvaluationDocuments::comparisons).orElse(List.of()),
        open ? null : evaluation.token());
  }

  static EvaluationQuery query(Evaluation evaluation) {
    return Json.readAnswer(EvaluationQuery.class, Buffer.buffer(evaluation.request()));
  }

  private static List<ModelComparison> comparisons(String json) {
    return Arrays.asList(Json.readAnswer(ModelComparison[].class, Buffer.buffer(json)));
  }

  private static EvaluatedModel model(
      EvaluationStore.StoredModel model,
      List<AnswerStore.Tally> tallies,
      List<AnswerStore.Latency> latencies) {
    EvaluatedModel counted = Counts.of(model, tallies, latencies);
    return model.score().map(json -> withScore(counted, json)).orElse(counted);
  }

  /// What was scored, with the counts as they are now.
  private static EvaluatedModel withScore(EvaluatedModel counted, String json) {
    EvaluatedModel scored = Json.readAnswer(EvaluatedModel.class, Buffer.buffer(json));
    return new EvaluatedModel(
        counted.id(),
        scored.causalScore(),
        scored.rank(),
        scored.skill(),
        scored.interventionSlope(),
        scored.calibration(),
        scored.byFamily(),
        scored.byRung(),
        counted.outcomes(),
        counted.tokens(),
        counted.costUsd(),
        counted.requests(),
        counted.addedLatencyMillis(),
        counted.stopped(),
        scored.partial(),
        scored.metrics());
  }

  static JobStateName state(JobState state) {
    return switch (state) {
      case QUEUED -> JobStateName.QUEUED;
      case RUNNING -> JobStateName.RUNNING;
      case SUCCEEDED -> JobStateName.SUCCEEDED;
      case FAILED -> JobStateName.FAILED;
      case CANCELLED -> JobStateName.CANCELLED;
    };
  }

  private static JobProgressDocument progress(Optional<Job> job) {
    return job.map(Job::progress)
        .map(now ->
            new JobProgressDocument(now.done(), now.total(), now.unit(), now.message(), null))
        .orElse(new JobProgressDocument(0, 0, "questions", "", null));
  }

  static JsonText text(Object part) {
    return new JsonText(io.causalgym.evaluation.run.store.ItemDocuments.write(part));
  }
}
