package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A job that does what was asked for.
///
/// @param job its id
public record JobStarted(@JsonProperty(required = true) String job) {
  public JobStarted {
    Require.present("job", job);
  }
}
