package io.causalgym.evaluation.dispatch;

import io.causalgym.evaluation.dispatch.measure.LatencySummary;
import java.util.OptionalDouble;

/// A lane at one moment.
///
/// @param concurrency questions that may be under way
/// @param requestsPerSecond as limited at present, absent where it is not
/// @param waiting questions that could go but for the limits
/// @param parked questions that wait for their next attempt
/// @param counts since the lane was made
/// @param added what this system added to the provider's time and to waits on purpose
public record LaneStatus(
    Condition condition,
    int concurrency,
    OptionalDouble requestsPerSecond,
    int underway,
    int waiting,
    int parked,
    Counts counts,
    LatencySummary total,
    LatencySummary upstream,
    LatencySummary waited,
    LatencySummary added) {

  /// Whether questions are sent.
  public enum Condition {
    OPEN,
    PAUSED,
    /// Stopped by a fault of key, account or name of the model.
    STOPPED,
    /// The provider is taken to be down, and asked now and then.
    BROKEN
  }

  /// What happened so far.
  ///
  /// @param requests sent, retries included
  /// @param retries among them
  /// @param rateLimited refused with 429
  /// @param otherFailures of requests
  /// @param delivered questions that got a reply, cached and coalesced ones included
  /// @param undelivered questions that got none
  /// @param cacheFailures lookups and replies that the cache did not find or keep by its own fault
  /// @param breakerOpenings times that the provider was taken to be down
  public record Counts(
      long requests,
      long retries,
      long rateLimited,
      long otherFailures,
      long delivered,
      long undelivered,
      long cached,
      long coalesced,
      long cacheFailures,
      long breakerOpenings) {}
}
