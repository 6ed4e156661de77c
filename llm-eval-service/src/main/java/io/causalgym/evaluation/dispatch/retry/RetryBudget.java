package io.causalgym.evaluation.dispatch.retry;

import io.causalgym.evaluation.dispatch.time.SlidingCount;

/// Keeps retries from doubling the load of a provider in trouble: in any ten seconds at most a
/// tenth of the first requests, and a few more so that a lane with little to do may retry at all.
public final class RetryBudget {
  private static final long WINDOW_NANOS = 10_000_000_000L;
  private static final int SLICES = 20;
  public static final double SHARE = .1;
  public static final int FEW = 30;

  private final SlidingCount firsts = new SlidingCount(WINDOW_NANOS, SLICES);
  private final SlidingCount retries = new SlidingCount(WINDOW_NANOS, SLICES);

  public void first(long now) {
    firsts.add(now);
  }

  public void retry(long now) {
    retries.add(now);
  }

  /// Whether one more retry fits; it is not lost if not, it waits.
  public boolean allows(long now) {
    return retries.sum(now) + 1 <= FEW + SHARE * firsts.sum(now);
  }
}
