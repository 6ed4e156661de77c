package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Decomposable scores.
public enum ScoreName {
  @JsonProperty("gaussian-bic")
  GAUSSIAN_BIC,
  @JsonProperty("ebic")
  EBIC,
  @JsonProperty("bge")
  BGE,
  @JsonProperty("bdeu")
  BDEU,
  @JsonProperty("discrete-bic")
  DISCRETE_BIC,
  @JsonProperty("conditional-gaussian")
  CONDITIONAL_GAUSSIAN,
  @JsonProperty("degenerate-gaussian")
  DEGENERATE_GAUSSIAN
}
