package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether the sets are separated, and if not, a path that connects them.
///
/// @param openPath the edges of a path that is open given the conditioning set, from `x` to `y`
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SeparationAnswer(
    @JsonProperty(required = true) boolean separated, @Nullable List<EdgeDocument> openPath) {

  public SeparationAnswer {
    openPath = Require.copied("openPath", openPath);
  }
}
