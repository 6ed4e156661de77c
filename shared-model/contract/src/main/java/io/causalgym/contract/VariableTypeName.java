package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How the values of a column are to be read.
public enum VariableTypeName {
  @JsonProperty("continuous")
  CONTINUOUS,
  @JsonProperty("discrete")
  DISCRETE
}
