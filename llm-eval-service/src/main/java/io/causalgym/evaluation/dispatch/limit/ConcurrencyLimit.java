package io.causalgym.evaluation.dispatch.limit;

/// How many questions may be under way: grows while replies come and places are used, falls when
/// the provider says that it has too much.
///
/// Grows by one for each reply at first, so that it doubles in a round trip; after the first fall
/// it follows CUBIC, source: Ha, Rhee and Xu, "CUBIC: a new TCP-friendly high-speed TCP variant",
/// ACM SIGOPS Operating Systems Review 2008, equation 1 (ha2008cubic), with `beta` .7 and, unlike
/// there, a fixed time `K` until the old level is reached again, as the level here is small.
///
/// {@link Falls} says which refusals count. Slow replies never make it fall, as models that reason
/// take as long as they like; they only keep it from growing while replies take more than twice as
/// long as usual.
public final class ConcurrencyLimit {
  private static final double BETA = .7;
  private static final double RECOVERY_NANOS = 3e9;
  private static final double SLOW = 2;
  private static final double RECENT = 1 / 16.0;
  private static final double USUAL = 1 / 512.0;

  private final Falls falls = new Falls();
  private int most;
  private double limit;
  private double before;
  private boolean fell;
  private long fellAt;
  private double recentNanos = -1;
  private double usualNanos = -1;

  /// @param start from 1 to `most`
  public ConcurrencyLimit(int start, int most) {
    this.most = most;
    this.limit = start;
    this.before = most;
  }

  public int current() {
    return (int) limit;
  }

  /// Changes the maximum while running, and the limit with it where `atOnce`.
  public void retune(int newMost, boolean atOnce) {
    most = newMost;
    before = Math.min(before, newMost);
    limit = atOnce ? newMost : Math.min(limit, newMost);
    if (atOnce) {
      fell = false;
    }
  }

  public void sent(long now) {
    falls.sent(now);
  }

  /// @param underway questions under way, this one included
  public void succeeded(long now, long sentAt, int underway) {
    remember(now - sentAt);
    if (underway * 2 < current() || recentNanos > SLOW * usualNanos) {
      return;
    }
    double grown = fell ? Math.max(limit, cubic(now)) : limit + 1;
    limit = Math.min(most, grown);
  }

  /// @param sentAt when the question was sent that the provider had no room for
  public void overloaded(long now, long sentAt) {
    switch (falls.refused(now, sentAt, false)) {
      case NONE -> {}
      case FORGIVE -> fell = false;
      case FALL -> {
        fell = true;
        fellAt = now;
        before = limit;
        limit = Math.max(1, limit * BETA);
      }
    }
  }

  private double cubic(long now) {
    double t = (now - fellAt) / RECOVERY_NANOS - 1;
    // From a level of one or two, a share of it would never reach the next whole number.
    return before + Math.max(before * (1 - BETA), t > 0 ? 1 : 0) * t * t * t;
  }

  private void remember(long tookNanos) {
    if (usualNanos < 0) {
      recentNanos = tookNanos;
      usualNanos = tookNanos;
    }
    recentNanos += (tookNanos - recentNanos) * RECENT;
    usualNanos += (tookNanos - usualNanos) * USUAL;
  }
}
