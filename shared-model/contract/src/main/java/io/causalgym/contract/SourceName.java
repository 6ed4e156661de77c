package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Who says that a relationship holds.
public enum SourceName {
  @JsonProperty("discovery")
  DISCOVERY,
  @JsonProperty("estimation")
  ESTIMATION,
  @JsonProperty("person")
  PERSON
}
