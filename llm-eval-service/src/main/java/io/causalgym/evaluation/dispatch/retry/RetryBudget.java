package io.causalgym.evaluation.dispatch.retry;

/// Keeps retries from multiplying the load of a provider in trouble: each first request allows a
/// tenth of a retry, and three a second are allowed beside, so that a lane with little to do may
/// retry at all. A retry that finds no allowance waits; it is not lost.
///
/// So in any time of `t` seconds there are at most `MOST + 3 t` retries more than a tenth of the
/// first requests.
public final class RetryBudget {
  static final double SHARE = .1;
  static final double PER_SECOND = 3;
  static final double SAVED = 30;
  // Of the last two thousand first requests: their retries may have been told to wait.
  static final double MOST = 200;

  private double allowance = SAVED;
  private long countedAt;

  public RetryBudget(long now) {
    this.countedAt = now;
  }

  public void first(long now) {
    count(now);
    allowance = Math.min(MOST, allowance + SHARE);
  }

  public void retry(long now) {
    count(now);
    allowance -= 1;
  }

  public boolean allows(long now) {
    count(now);
    return allowance >= 1;
  }

  private void count(long now) {
    double grown = Math.min(SAVED, allowance + (now - countedAt) / 1e9 * PER_SECOND);
    allowance = Math.max(allowance, grown);
    countedAt = now;
  }
}
