package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether the set is valid.
///
/// @param reason one sentence
/// @param openPath a proper non-causal path that the set leaves open, where that is the reason
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AdjustmentCheckAnswer(
    @JsonProperty(required = true) boolean valid,
    @JsonProperty(required = true) String reason,
    @Nullable List<EdgeDocument> openPath) {

  public AdjustmentCheckAnswer {
    openPath = Require.copied("openPath", openPath);
  }
}
