package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// How hard an evaluation may press a model, by all nodes that work on it together; what is absent
/// is found out by each.
///
/// @param concurrency questions in flight at most, 1 to 10 000
/// @param requestsPerMinute 1 to 10 000 000
/// @param tokensPerMinute of prompts and replies together, 1 to 1 000 000 000
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelLimits(
    @Nullable Integer concurrency,
    @Nullable Integer requestsPerMinute,
    @Nullable Integer tokensPerMinute) {
  public static final ModelLimits NONE = new ModelLimits(null, null, null);

  public ModelLimits {
    Require.within("concurrency", concurrency, 1, 10_000);
    Require.within("requestsPerMinute", requestsPerMinute, 1, 10_000_000);
    Require.within("tokensPerMinute", tokensPerMinute, 1, 1_000_000_000);
  }
}
