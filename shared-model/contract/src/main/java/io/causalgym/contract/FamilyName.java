package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The families of questions.
public enum FamilyName {
  @JsonProperty("see-do")
  SEE_DO,
  @JsonProperty("effect")
  EFFECT,
  @JsonProperty("marginal")
  MARGINAL,
  @JsonProperty("conditional")
  CONDITIONAL,
  @JsonProperty("joint")
  JOINT,
  @JsonProperty("separation")
  SEPARATION,
  @JsonProperty("adjustment-set")
  ADJUSTMENT_SET,
  @JsonProperty("bad-control")
  BAD_CONTROL,
  @JsonProperty("front-door")
  FRONT_DOOR,
  @JsonProperty("instrument")
  INSTRUMENT,
  @JsonProperty("identifiability")
  IDENTIFIABILITY,
  @JsonProperty("mediation")
  MEDIATION,
  @JsonProperty("counterfactual")
  COUNTERFACTUAL,
  @JsonProperty("transport")
  TRANSPORT,
  @JsonProperty("discovery")
  DISCOVERY,
  @JsonProperty("policy")
  POLICY,
  @JsonProperty("trajectory")
  TRAJECTORY,
  @JsonProperty("abstention")
  ABSTENTION
}
