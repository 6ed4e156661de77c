package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Names a dataset.
public record DatasetReference(@JsonProperty(required = true) String id) {
  public DatasetReference {
    Require.name("id", id);
  }
}
