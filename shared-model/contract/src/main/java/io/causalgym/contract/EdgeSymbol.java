package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The kinds of edges on the wire.
public enum EdgeSymbol {
  @JsonProperty("->")
  DIRECTED,
  @JsonProperty("<->")
  BIDIRECTED,
  @JsonProperty("--")
  UNDIRECTED,
  @JsonProperty("o->")
  CIRCLE_ARROW,
  @JsonProperty("o-o")
  CIRCLE_CIRCLE,
  @JsonProperty("o--")
  CIRCLE_TAIL
}
