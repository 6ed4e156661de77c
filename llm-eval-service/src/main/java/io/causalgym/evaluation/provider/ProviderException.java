package io.causalgym.evaluation.provider;

import java.time.Duration;
import java.util.Optional;

/// No reply came.
public final class ProviderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final FailureKind kind;
  private final int status;
  private final transient Optional<Duration> retryAfter;
  private final transient Optional<Boolean> shouldRetry;
  private final transient RateLimits limits;

  /// @param status of HTTP, 0 where none came
  /// @param retryAfter as asked for by `retry-after-ms` or `Retry-After`, however long
  /// @param shouldRetry what `x-should-retry` says, which wins over the kind
  /// @param message for a reader: what happened, never a key
  public ProviderException(
      FailureKind kind,
      int status,
      Optional<Duration> retryAfter,
      Optional<Boolean> shouldRetry,
      RateLimits limits,
      String message) {
    super(message);
    this.kind = kind;
    this.status = status;
    this.retryAfter = retryAfter;
    this.shouldRetry = shouldRetry;
    this.limits = limits;
  }

  /// A failure without an answer of HTTP.
  public static ProviderException of(FailureKind kind, String message) {
    return new ProviderException(
        kind, 0, Optional.empty(), Optional.empty(), RateLimits.NONE, message);
  }

  public FailureKind kind() {
    return kind;
  }

  public int status() {
    return status;
  }

  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  /// Whether it is worth trying again.
  public boolean retriable() {
    return shouldRetry.orElse(kind.retriable());
  }

  public RateLimits limits() {
    return limits;
  }
}
