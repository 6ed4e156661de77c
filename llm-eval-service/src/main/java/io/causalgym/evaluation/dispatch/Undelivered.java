package io.causalgym.evaluation.dispatch;

import io.causalgym.evaluation.provider.FailureKind;
import java.time.Duration;
import java.util.Optional;

/// No reply will come to this question.
public final class Undelivered extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Why the lane gave up: a closed list.
  public enum Reason {
    /// The request failed, and no retry was worth it or left.
    FAILED,
    /// The provider asks for a longer wait than was allowed: {@link #retryAfter} says how long.
    PARKED,
    /// The question's time was over.
    DEADLINE,
    /// Sending it could have passed the budget.
    OVER_BUDGET,
    /// Its run was cancelled.
    CANCELLED,
    /// Key, account or name of the model is at fault: no question to this model is sent any more.
    STOPPED
  }

  private final Reason reason;
  private final FailureKind kind;
  private final int attempts;
  private final transient Optional<Duration> retryAfter;

  Undelivered(
      Reason reason,
      FailureKind kind,
      int attempts,
      Optional<Duration> retryAfter,
      String message) {
    // Expected outcomes, by the thousand where a provider is down: without a stack trace.
    super(message, null, false, false);
    this.reason = reason;
    this.kind = kind;
    this.attempts = attempts;
    this.retryAfter = retryAfter;
  }

  /// The same for a question that was sent so often.
  Undelivered after(int sent) {
    return new Undelivered(reason, kind, sent, retryAfter, String.valueOf(getMessage()));
  }

  static Undelivered unsent(Reason reason, int attempts, String message) {
    return new Undelivered(reason, FailureKind.NOT_SENT, attempts, Optional.empty(), message);
  }

  public Reason reason() {
    return reason;
  }

  /// Of the last request, {@link FailureKind#NOT_SENT} where there was none.
  public FailureKind kind() {
    return kind;
  }

  /// Requests that were sent for it.
  public int attempts() {
    return attempts;
  }

  /// How long the provider wants to be left alone, from now.
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
