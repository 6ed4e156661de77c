package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How the variables of a world are called.
public enum SkinName {
  @JsonProperty("nonsense")
  NONSENSE,
  @JsonProperty("letters")
  LETTERS,
  @JsonProperty("commonsense")
  COMMONSENSE,
  @JsonProperty("anti-commonsense")
  ANTI_COMMONSENSE
}
