package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Which graph stands for all replicates.
public enum EnsembleGraphName {
  @JsonProperty("full")
  FULL,
  @JsonProperty("majority")
  MAJORITY,
  @JsonProperty("threshold")
  THRESHOLD
}
