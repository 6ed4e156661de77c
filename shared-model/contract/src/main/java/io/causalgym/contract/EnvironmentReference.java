package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Names an environment.
public record EnvironmentReference(@JsonProperty(required = true) String name) {

  public EnvironmentReference {
    Require.name("name", name);
  }
}
