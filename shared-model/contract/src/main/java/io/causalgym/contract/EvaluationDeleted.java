package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// An evaluation that is gone, with its questions, replies and places on the leaderboard.
public record EvaluationDeleted(@JsonProperty(required = true) String id) {}
