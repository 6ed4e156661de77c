package io.causalgym.evaluation.provider;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// What headers say about limits; values that make no sense (Azure sends -1 and 0) are absent.
///
/// @param resetRequests time until the bucket is full again, which is not how long to wait
public record RateLimits(
    OptionalLong limitRequests,
    OptionalLong remainingRequests,
    Optional<Duration> resetRequests,
    OptionalLong limitTokens,
    OptionalLong remainingTokens,
    Optional<Duration> resetTokens) {

  /// Nothing was said.
  public static final RateLimits NONE =
      new RateLimits(
          OptionalLong.empty(),
          OptionalLong.empty(),
          Optional.empty(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          Optional.empty());
}
