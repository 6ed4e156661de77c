package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Asks for a job once it differs from what the asker has seen.
///
/// @param seen the `version` of the last answer, absent at first
/// @param waitMillis how long to wait for a change at most, 0 to 10 000, default 1000
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobWatchQuery(
    @JsonProperty(required = true) String id, @Nullable String seen, @Nullable Integer waitMillis) {
  public JobWatchQuery {
    Require.name("id", id);
    waitMillis = Require.between("waitMillis", waitMillis, 0, 10_000, 1_000);
  }
}
