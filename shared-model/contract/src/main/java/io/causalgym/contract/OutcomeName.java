package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What became of one question to one model.
public enum OutcomeName {
  @JsonProperty("ok")
  OK,
  @JsonProperty("format")
  FORMAT,
  @JsonProperty("refusal")
  REFUSAL,
  @JsonProperty("truncated")
  TRUNCATED,
  @JsonProperty("content-filter")
  CONTENT_FILTER,
  @JsonProperty("error")
  ERROR
}
