package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// Asks for relationships, newest first.
///
/// @param minConfidence only those with at least this confidence, 0 to 1
/// @param limit 1 to 1000, default 100
/// @param before the `next` of the page before
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RelationshipsQuery(
    @Nullable String cause,
    @Nullable String effect,
    @Nullable Double minConfidence,
    @Nullable SourceName source,
    @Nullable Integer limit,
    @Nullable String before) {
  public RelationshipsQuery {
    cause = cause == null ? null : Require.name("cause", cause);
    effect = effect == null ? null : Require.name("effect", effect);
    Require.closed("minConfidence", minConfidence, 0, 1);
    limit = Require.between("limit", limit, 1, 1_000, 100);
  }
}
