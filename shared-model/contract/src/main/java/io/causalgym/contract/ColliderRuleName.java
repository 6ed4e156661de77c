package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How unshielded triples are judged.
public enum ColliderRuleName {
  @JsonProperty("standard")
  STANDARD,
  @JsonProperty("conservative")
  CONSERVATIVE,
  @JsonProperty("majority")
  MAJORITY,
  @JsonProperty("max-p")
  MAX_P
}
