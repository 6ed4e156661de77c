package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Asks for the questions of an evaluation with what one model, or all, answered.
///
/// @param limit 1 to 1000, default 50
/// @param cursor the `next` of the page before
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvaluationItemsQuery(
    @JsonProperty(required = true) String id,
    @Nullable String model,
    @Nullable FamilyName family,
    @Nullable OutcomeName outcome,
    @Nullable Integer limit,
    @Nullable String cursor) {
  public EvaluationItemsQuery {
    Require.name("id", id);
    model = model == null ? null : Require.name("model", model);
    limit = Require.between("limit", limit, 1, 1_000, 50);
  }
}
