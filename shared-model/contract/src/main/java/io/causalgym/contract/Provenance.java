package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Where an answer comes from.
///
/// @param cache which cache tier had it
/// @param millis milliseconds from the request's arrival at the service to the answer
/// @param backend what computed it: `jvm` or `tornado:<device>`
public record Provenance(Tier cache, double millis, String backend) {

  /// The tiers that can hold an answer.
  public enum Tier {
    @JsonProperty("miss")
    MISS,
    @JsonProperty("local")
    LOCAL,
    @JsonProperty("cluster")
    CLUSTER,
    @JsonProperty("redis")
    REDIS
  }
}
