package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The algorithms that learn graphs.
public enum AlgorithmName {
  @JsonProperty("pc")
  PC,
  @JsonProperty("fci")
  FCI,
  @JsonProperty("rfci")
  RFCI,
  @JsonProperty("fci-max")
  FCI_MAX,
  @JsonProperty("gfci")
  GFCI,
  @JsonProperty("boss-fci")
  BOSS_FCI,
  @JsonProperty("ges")
  GES,
  @JsonProperty("fges")
  FGES,
  @JsonProperty("hill-climbing")
  HILL_CLIMBING,
  @JsonProperty("boss")
  BOSS,
  @JsonProperty("grasp")
  GRASP,
  @JsonProperty("direct-lingam")
  DIRECT_LINGAM,
  @JsonProperty("ica-lingam")
  ICA_LINGAM,
  @JsonProperty("notears")
  NOTEARS,
  @JsonProperty("dagma")
  DAGMA,
  @JsonProperty("pcmci-plus")
  PCMCI_PLUS
}
