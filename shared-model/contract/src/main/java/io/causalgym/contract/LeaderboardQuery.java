package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// Asks for the best of all evaluations that are over.
///
/// @param suite only those of it, such as `full`
/// @param limit 1 to 1000, default 100
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LeaderboardQuery(@Nullable String suite, @Nullable Integer limit) {
  public LeaderboardQuery {
    suite = suite == null ? null : Require.name("suite", suite);
    limit = Require.between("limit", limit, 1, 1_000, 100);
  }
}
