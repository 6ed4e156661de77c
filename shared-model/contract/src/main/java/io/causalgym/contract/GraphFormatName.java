package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The forms in which a graph can be read or written.
public enum GraphFormatName {
  @JsonProperty("json")
  JSON,
  @JsonProperty("dagitty")
  DAGITTY,
  @JsonProperty("dot")
  DOT,
  @JsonProperty("graphml")
  GRAPHML,
  @JsonProperty("bif")
  BIF,
  @JsonProperty("lavaan")
  LAVAAN
}
