package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How the marks of a graph are to be read.
public enum GraphKindName {
  @JsonProperty("dag")
  DAG,
  @JsonProperty("admg")
  ADMG,
  @JsonProperty("cpdag")
  CPDAG,
  @JsonProperty("mag")
  MAG,
  @JsonProperty("pag")
  PAG
}
