package io.causalgym.evaluation.dispatch.retry;

import io.causalgym.evaluation.provider.FailureKind;
import io.causalgym.evaluation.provider.ProviderException;
import io.causalgym.numeric.random.RandomStream;
import java.time.Duration;

/// Decides about retries as the providers' own clients do: `x-should-retry` wins, else the kind of
/// failure decides; the wait is the one that was told, else half a second, doubled each time, up to
/// eight, less up to a quarter by chance.
///
/// Beyond them: what no retry can mend is never sent again whatever a header says, and a told wait
/// has a longest.
public final class Retries {
  private static final double FIRST_SECONDS = .5;
  private static final double LONGEST_SECONDS = 8;
  private static final double JITTER = .25;
  private static final int DOUBLINGS = 30;
  private static final double NANOS = 1e9;

  private final RandomStream random;
  private long draws;

  /// @param random for the jitter alone
  public Retries(RandomStream random) {
    this.random = random;
  }

  /// @param attempts so far, but for those that count for nothing
  /// @param leftNanos until the question's deadline
  public Verdict judge(
      ProviderException failure, int attempts, RetryPolicy policy, long leftNanos) {
    if (hopeless(failure.kind())) {
      return new Verdict.Hopeless();
    }
    boolean mendable = failure.kind() != FailureKind.BAD_REQUEST;
    if (!mendable || !failure.retriable() || attempts > policy.retries()) {
      return new Verdict.Failed();
    }
    return failure
        .retryAfter()
        .map(told -> told(told, policy, leftNanos))
        .orElseGet(() -> untold(attempts, leftNanos));
  }

  private static boolean hopeless(FailureKind kind) {
    return switch (kind) {
      case QUOTA, KEY_REFUSED, NOT_FOUND -> true;
      case RATE_LIMITED,
          FORBIDDEN,
          BAD_REQUEST,
          OVERLOADED,
          SERVER_ERROR,
          TIMEOUT,
          CONNECTION,
          MALFORMED,
          NOT_SENT ->
          false;
    };
  }

  private static Verdict told(Duration told, RetryPolicy policy, long leftNanos) {
    if (told.compareTo(policy.longestWait()) > 0 || told.toNanos() >= leftNanos) {
      return new Verdict.Parked(told);
    }
    return new Verdict.Again(Math.max(0, told.toNanos()));
  }

  private Verdict untold(int attempts, long leftNanos) {
    double longest =
        Math.min(LONGEST_SECONDS, FIRST_SECONDS * (1L << Math.clamp(attempts - 1, 0, DOUBLINGS)));
    long wait = (long) (longest * (1 - JITTER * random.uniform(draws++)) * NANOS);
    return wait >= leftNanos ? new Verdict.Late() : new Verdict.Again(wait);
  }
}
