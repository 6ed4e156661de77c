package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// Asks for jobs, newest first.
///
/// @param state only those in it
/// @param kind only those of it, such as `discovery`
/// @param limit 1 to 1000, default 100
/// @param before the `next` of the page before
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobsQuery(
    @Nullable JobStateName state,
    @Nullable String kind,
    @Nullable Integer limit,
    @Nullable String before) {
  public JobsQuery {
    kind = kind == null ? null : Require.name("kind", kind);
    limit = Require.between("limit", limit, 1, 1_000, 100);
  }
}
