package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How an estimand was found.
public enum Method {
  @JsonProperty("adjustment")
  ADJUSTMENT,
  @JsonProperty("frontdoor")
  FRONTDOOR,
  @JsonProperty("id")
  ID,
  @JsonProperty("idc")
  IDC,
  /// No formula: the numbers come from a model's mechanisms.
  @JsonProperty("model")
  MODEL
}
