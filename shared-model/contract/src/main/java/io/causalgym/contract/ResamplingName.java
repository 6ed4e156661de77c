package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How replicates of a sample are drawn.
public enum ResamplingName {
  @JsonProperty("bootstrap")
  BOOTSTRAP,
  @JsonProperty("subsample")
  SUBSAMPLE
}
