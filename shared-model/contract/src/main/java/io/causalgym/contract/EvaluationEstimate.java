package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an evaluation would take. Tokens of prompts are estimated from the prompts themselves,
/// those of replies are the most that is allowed.
///
/// @param requests to all models
/// @param costUsd at most, absent where a price is not known
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvaluationEstimate(
    long requests, TokenCounts tokens, @Nullable Double costUsd, List<Model> models) {
  public EvaluationEstimate {
    models = List.copyOf(models);
  }

  /// What one model would take.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Model(String id, long requests, TokenCounts tokens, @Nullable Double costUsd) {}
}
