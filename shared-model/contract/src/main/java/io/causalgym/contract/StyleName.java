package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How a question is put.
public enum StyleName {
  @JsonProperty("direct")
  DIRECT,
  @JsonProperty("cot")
  COT,
  @JsonProperty("causal-cot")
  CAUSAL_COT,
  @JsonProperty("formal")
  FORMAL,
  @JsonProperty("frequency")
  FREQUENCY,
  @JsonProperty("bet")
  BET,
  @JsonProperty("logprob")
  LOGPROB
}
