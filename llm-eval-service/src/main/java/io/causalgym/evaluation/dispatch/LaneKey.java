package io.causalgym.evaluation.dispatch;

import io.causalgym.evaluation.provider.Endpoint;

/// What limits are counted by: two questions with equal keys share a lane.
///
/// @param provider by name
/// @param endpoint with the key of the account
public record LaneKey(String provider, Endpoint endpoint, String model) {}
