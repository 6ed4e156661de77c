package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// Asks for evaluations, newest first.
///
/// @param limit 1 to 1000, default 100
/// @param before the `next` of the page before
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvaluationsQuery(@Nullable Integer limit, @Nullable String before) {
  public EvaluationsQuery {
    limit = Require.between("limit", limit, 1, 1_000, 100);
  }
}
