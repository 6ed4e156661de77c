package io.causalgym.evaluation.dispatch;

import io.causalgym.evaluation.chat.ChatReply;

/// A reply with what it took to get it.
///
/// @param cached whether it came from the response cache, and cost nothing now
/// @param coalesced whether another question in flight, equal in all that shapes the reply, brought
///   it too
/// @param attempts requests that were sent for it, 0 if cached or coalesced
/// @param upstreamMillis of the request that succeeded: the provider's time
/// @param totalMillis from the moment the question could be sent but for limits and queues, to the
///   reply in hand
/// @param waitedMillis of the total, spent on purpose: limits, Retry-After, pauses before retries
public record Delivered(
    ChatReply reply,
    boolean cached,
    boolean coalesced,
    int attempts,
    double upstreamMillis,
    double totalMillis,
    double waitedMillis) {

  /// What this system added to the provider's time and to the waits that were asked for.
  public double addedMillis() {
    return Math.max(0, totalMillis - upstreamMillis - waitedMillis);
  }
}
