package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Goes on with an evaluation that ended early, and asks again what had no reply.
///
/// @param budgetUsd a new limit for all that the evaluation spends, what is spent already included
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvaluationResumeQuery(
    @JsonProperty(required = true) String id, @Nullable Double budgetUsd) {
  public EvaluationResumeQuery {
    Require.name("id", id);
    Require.closed("budgetUsd", budgetUsd, 0, 1_000_000);
  }
}
