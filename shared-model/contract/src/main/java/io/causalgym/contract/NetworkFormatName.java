package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The text formats of Bayesian networks.
public enum NetworkFormatName {
  @JsonProperty("bif")
  BIF,
  @JsonProperty("xmlbif")
  XMLBIF,
  @JsonProperty("uai")
  UAI,
  @JsonProperty("net")
  NET
}
