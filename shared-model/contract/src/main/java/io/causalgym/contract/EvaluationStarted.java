package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// An evaluation that has begun.
///
/// @param job that does it
public record EvaluationStarted(
    @JsonProperty(required = true) String job, @JsonProperty(required = true) String evaluation) {}
