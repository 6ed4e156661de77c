package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Names an evaluation.
public record EvaluationReference(@JsonProperty(required = true) String id) {
  public EvaluationReference {
    Require.name("id", id);
  }
}
