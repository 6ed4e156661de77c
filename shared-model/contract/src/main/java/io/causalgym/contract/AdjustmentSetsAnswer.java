package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The adjustment sets that were found.
///
/// @param exists whether a valid set exists under the constraints
/// @param sets sorted names; an empty set in the list is a valid set, an empty list means that
///   there is none
/// @param truncated whether there may be more than the limit
/// @param reason why there is none of the kind asked for
/// @param openPath a path that no set can block, where there is one to show
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AdjustmentSetsAnswer(
    @JsonProperty(required = true) boolean exists,
    @JsonProperty(required = true) List<List<String>> sets,
    @JsonProperty(required = true) boolean truncated,
    @Nullable String reason,
    @Nullable List<EdgeDocument> openPath) {

  public AdjustmentSetsAnswer {
    sets = sets.stream().map(List::copyOf).toList();
    openPath = Require.copied("openPath", openPath);
  }
}
