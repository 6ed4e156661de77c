package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An evaluation as it stands.
///
/// @param id of it
/// @param state of its job
/// @param createdAt in ISO 8601
/// @param commitment SHA-256 of what `reveal` will be, of a hidden seed
/// @param reveal the seed and a salt, as `seed:salt`, once the evaluation is over
/// @param droppedQuestions on which two engines did not agree, and which were therefore not put
/// @param comparisons of every two models, once there are scores
/// @param token opens the reference models to other clients, for this evaluation's questions
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvaluationDocument(
    String id,
    String job,
    JobStateName state,
    JobProgressDocument progress,
    boolean paused,
    String createdAt,
    @Nullable String finishedAt,
    SuiteDocument suite,
    @Nullable String commitment,
    @Nullable String reveal,
    int samples,
    long droppedQuestions,
    @Nullable Double budgetUsd,
    List<EvaluatedModel> models,
    List<ModelComparison> comparisons,
    @Nullable String token) {
  public EvaluationDocument {
    models = List.copyOf(models);
    comparisons = List.copyOf(comparisons);
  }
}
