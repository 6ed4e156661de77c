package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Which probability a belief about an intervention is.
public enum VerdictName {
  /// What the intervention leads to: the truth.
  @JsonProperty("do")
  DO,
  /// What is seen where nobody intervenes.
  @JsonProperty("see")
  SEE,
  /// The outcome's probability, whatever the cause.
  @JsonProperty("prior")
  PRIOR,
  /// None of them, or there is no belief.
  @JsonProperty("other")
  OTHER
}
