package io.causalgym.evaluation.dispatch.limit;

import java.time.Duration;

/// The refill rate of a provider's bucket, from what its headers say: `reset` is the time until the
/// bucket is full again, so `limit - remaining` come back in that time.
public final class ToldRate {
  private static final double WEIGHT = 1 / 8.0;
  private static final double NANOS = 1e9;
  // Times are rounded to milliseconds by some and to seconds by others: a short one says nothing.
  private static final long SHORTEST_NANOS = 50_000_000L;
  private static final double NEWS = .02;

  private double rate = Double.POSITIVE_INFINITY;
  private double published = Double.POSITIVE_INFINITY;

  /// @return whether {@link #perSecond} changed
  boolean hear(long limit, long remaining, Duration reset) {
    long missing = limit - remaining;
    if (missing < 1 || remaining < 0 || reset.compareTo(Duration.ofDays(2)) > 0) {
      return false;
    }
    long nanos = reset.toNanos();
    if (nanos < SHORTEST_NANOS) {
      return false;
    }
    double heard = missing * NANOS / nanos;
    rate = Double.isInfinite(rate) ? heard : rate + (heard - rate) * WEIGHT;
    boolean news = Double.isInfinite(published) || Math.abs(rate - published) > NEWS * published;
    published = news ? rate : published;
    return news;
  }

  /// Infinite where nothing was told.
  public double perSecond() {
    return published;
  }
}
