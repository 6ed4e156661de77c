package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// The paths that were found.
///
/// @param paths each its edges in order
/// @param truncated whether there may be more than the limit
public record PathsAnswer(
    @JsonProperty(required = true) List<List<EdgeDocument>> paths,
    @JsonProperty(required = true) boolean truncated) {

  public PathsAnswer {
    paths = paths.stream().map(List::copyOf).toList();
  }
}
