package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Names a job.
public record JobReference(@JsonProperty(required = true) String id) {
  public JobReference {
    Require.name("id", id);
  }
}
