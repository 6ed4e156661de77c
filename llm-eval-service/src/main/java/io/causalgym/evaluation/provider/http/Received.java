package io.causalgym.evaluation.provider.http;

import io.causalgym.evaluation.provider.RateLimits;

/// What an exchange brought.
///
/// @param upstreamMillis from the request written to the last byte that was needed
public record Received<T>(T value, RateLimits limits, double upstreamMillis) {}
