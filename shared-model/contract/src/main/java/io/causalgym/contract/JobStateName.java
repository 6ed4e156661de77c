package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Where a job is in its life.
public enum JobStateName {
  @JsonProperty("queued")
  QUEUED,
  @JsonProperty("running")
  RUNNING,
  @JsonProperty("succeeded")
  SUCCEEDED,
  @JsonProperty("failed")
  FAILED,
  @JsonProperty("cancelled")
  CANCELLED
}
