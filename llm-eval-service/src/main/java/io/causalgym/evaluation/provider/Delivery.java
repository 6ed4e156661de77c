package io.causalgym.evaluation.provider;

import io.causalgym.evaluation.chat.ChatReply;

/// A reply that came.
///
/// @param upstreamMillis from the moment the request was written to the last byte of the reply: the
///   provider's and the network's time, not ours
public record Delivery(ChatReply reply, RateLimits limits, double upstreamMillis) {}
