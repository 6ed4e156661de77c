package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Measures that tell cause from effect by the distribution of two variables.
public enum PairwiseName {
  @JsonProperty("entropy")
  ENTROPY,
  @JsonProperty("tanh")
  TANH,
  @JsonProperty("skew")
  SKEW,
  @JsonProperty("reci")
  RECI,
  @JsonProperty("igci")
  IGCI
}
