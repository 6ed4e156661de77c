package io.causalgym.evaluation.dispatch.limit;

import io.causalgym.evaluation.dispatch.time.SlidingCount;

/// The rate of questions that a provider takes, learned from where it says "too many": none until
/// it does.
///
/// CUBIC on a rate (ha2008cubic, equation 1): at a refusal the rate falls to `beta` times what was
/// being sent, is back there after a time `K`, and leaves it behind faster and faster. What the
/// provider's own bucket saved during the fall pays for the first step beyond.
public final class LearnedRate {
  private static final double BETA = .85;
  private static final long WINDOW_NANOS = 1_000_000_000L;
  private static final int SLICES = 10;
  // Longer than it takes to be back: refusals that do not depend on the rate do not wear it down.
  private static final long DEBOUNCE_NANOS = 2_000_000_000L;
  private static final long URGENT_NANOS = 500_000_000L;
  private static final double RECOVERY_NANOS = 1.6e9;
  // Where more than this is refused, what is being sent says nothing about what is taken.
  private static final double MANY = .25;
  private static final int ENOUGH = 12;
  private static final double LEAST = .2;

  private final SlidingCount delivered = new SlidingCount(WINDOW_NANOS, SLICES);
  private final SlidingCount refused = new SlidingCount(WINDOW_NANOS, SLICES);
  private boolean learned;
  private double before;
  private long fellAt;

  /// A reply came, or a failure that says nothing of rates.
  public void delivered(long now) {
    delivered.add(now);
  }

  /// The provider said "too many" to a question that was sent at `sentAt`.
  ///
  /// @return whether the rate fell
  public boolean refused(long now, long sentAt) {
    refused.add(now);
    int taken = delivered.sum(now);
    int sent = taken + refused.sum(now);
    boolean many = sent >= ENOUGH && sent - taken > MANY * sent;
    long debounce = many ? URGENT_NANOS : DEBOUNCE_NANOS;
    if (learned && (sentAt - fellAt <= 0 || now - fellAt < debounce)) {
      return false;
    }
    // Over a second, so these counts are rates.
    before = Math.max(LEAST, many ? taken : sent);
    learned = true;
    fellAt = now;
    return true;
  }

  /// Questions a second, infinite where nothing was learned or it was long ago.
  public double perSecond(long now) {
    if (!learned) {
      return Double.POSITIVE_INFINITY;
    }
    double t = (now - fellAt) / RECOVERY_NANOS - 1;
    return before * (1 + (1 - BETA) * t * t * t);
  }
}
