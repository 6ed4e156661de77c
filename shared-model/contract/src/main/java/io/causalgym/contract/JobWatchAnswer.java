package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A job, and a name for the state in which it is.
public record JobWatchAnswer(
    @JsonProperty(required = true) JobDocument job,
    @JsonProperty(required = true) String version) {}
