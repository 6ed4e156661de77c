package io.causalgym.evaluation.dispatch.retry;

import java.time.Duration;

/// How stubborn a question is.
///
/// @param retries after the first attempt, at most
/// @param longestWait that a provider may ask for; a question told to wait longer is handed back
/// @param attemptTimeout of one request
/// @param deadline for everything together, from the moment the question was given to the lane
public record RetryPolicy(
    int retries, Duration longestWait, Duration attemptTimeout, Duration deadline) {

  /// Eight retries outlast ten percent of random failures in 10^9 questions.
  public static final RetryPolicy STANDARD =
      new RetryPolicy(8, Duration.ofMinutes(2), Duration.ofMinutes(2), Duration.ofMinutes(15));

  public RetryPolicy {
    if (retries < 0) {
      throw new IllegalArgumentException("retries " + retries + " must be 0 or more");
    }
    requirePositive("longestWait", longestWait);
    requirePositive("attemptTimeout", attemptTimeout);
    requirePositive("deadline", deadline);
  }

  /// The same with another deadline.
  public RetryPolicy withDeadline(Duration other) {
    return new RetryPolicy(retries, longestWait, attemptTimeout, other);
  }

  private static void requirePositive(String name, Duration value) {
    if (!value.isPositive() || value.compareTo(Duration.ofDays(7)) > 0) {
      throw new IllegalArgumentException(name + " " + value + " must be from 1 ns to 7 days");
    }
  }
}
