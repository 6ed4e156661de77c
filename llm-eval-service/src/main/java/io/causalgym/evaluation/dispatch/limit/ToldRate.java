package io.causalgym.evaluation.dispatch.limit;

import java.time.Duration;

/// The rate that a provider's headers allow.
///
/// Where its bucket refills smoothly, `reset` is the time until it is full again, so `limit -
/// remaining` come back in that time. Where it counts in windows instead, which headers do not say,
/// `reset` is the end of the window, and `remaining` may be spent until then; what is missing at
/// its beginning would be a rate of next to nothing. The larger of the two is never less than half
/// of the true rate in windows, and is the true rate of a bucket that is at most half full, which
/// is when it matters.
public final class ToldRate {
  // Too high a rate costs refusals, so lower ones are believed sooner.
  private static final double LOWER_WEIGHT = 1 / 2.0;
  private static final double HIGHER_WEIGHT = 1 / 8.0;
  private static final double NANOS = 1e9;
  // Times are rounded to milliseconds by some and to seconds by others: a short one says nothing.
  private static final Duration SHORTEST = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofDays(2);
  private static final double NEWS = .02;

  private double rate = Double.POSITIVE_INFINITY;
  private double published = Double.POSITIVE_INFINITY;

  /// @return whether {@link #perSecond} changed
  boolean hear(long limit, long remaining, Duration reset) {
    if (remaining < 0
        || remaining >= limit
        || reset.compareTo(SHORTEST) < 0
        || reset.compareTo(LONGEST) > 0) {
      return false;
    }
    double heard = Math.max(limit - remaining, remaining) * NANOS / reset.toNanos();
    double weight = heard < rate ? LOWER_WEIGHT : HIGHER_WEIGHT;
    rate = Double.isInfinite(rate) ? heard : rate + (heard - rate) * weight;
    boolean news = Double.isInfinite(published) || Math.abs(rate - published) > NEWS * published;
    published = news ? rate : published;
    return news;
  }

  /// Infinite where nothing was told.
  public double perSecond() {
    return published;
  }
}
