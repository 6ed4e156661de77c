package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Which rows and columns of a stratum count for the degrees of freedom of a contingency test.
public enum ConventionName {
  @JsonProperty("drop-empty")
  DROP_EMPTY,
  @JsonProperty("full")
  FULL
}
