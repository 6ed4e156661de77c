package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Tests of conditional independence.
public enum TestName {
  @JsonProperty("fisher-z")
  FISHER_Z,
  @JsonProperty("chi-square")
  CHI_SQUARE,
  @JsonProperty("g-square")
  G_SQUARE,
  @JsonProperty("conditional-gaussian")
  CONDITIONAL_GAUSSIAN,
  @JsonProperty("degenerate-gaussian")
  DEGENERATE_GAUSSIAN,
  @JsonProperty("kci")
  KCI,
  @JsonProperty("rcit")
  RCIT
}
