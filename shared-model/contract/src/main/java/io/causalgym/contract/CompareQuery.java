package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Asks how far one graph is from another over the same nodes.
///
/// @param sid whether to compute the structural intervention distance, which costs more; default
///   true for at most 100 nodes
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CompareQuery(
    @JsonProperty(required = true) GraphDocument truth,
    @JsonProperty(required = true) GraphDocument estimate,
    @Nullable Boolean sid) {
  public CompareQuery {
    Require.present("truth", truth);
    Require.present("estimate", estimate);
  }
}
