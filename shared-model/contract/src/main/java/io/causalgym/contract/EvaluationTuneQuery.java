package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Changes an evaluation that runs.
///
/// @param paused whether new questions are held back
/// @param limits by the id of the model
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvaluationTuneQuery(
    @JsonProperty(required = true) String id,
    @Nullable Boolean paused,
    @Nullable Map<String, ModelLimits> limits) {
  public EvaluationTuneQuery {
    Require.name("id", id);
    limits = limits == null ? Map.of() : Require.named("limits", limits);
  }
}
